import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { EditHistory, TopicEdit } from '../../../../shared/contract/curation.ts'
import { asCheekboneError } from '../../../../shared/errors.ts'
import { useEngine } from '../../../composables/useEngine.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import type { RunKey } from '../state/explored-run.ts'

export interface TopicEdits {
  /** Null until it is known. */
  readonly history: Readonly<Ref<EditHistory | null>>
  /** Tells when it is done, with a way back; false when it could not be. */
  apply(edit: TopicEdit): Promise<boolean>
  undo(): Promise<void>
  redo(): Promise<void>
}

const shownMs = 8000

/** Edits of the topics of a run. What is shown follows by the engine's event. */
export function useTopicEdits(key: RunKey): TopicEdits {
  const { t } = useI18n()
  const engine = useEngine()
  const { say, sayError, close } = useNotices()
  const history = shallowRef<EditHistory | null>(null)
  let notice: number | null = null

  async function read(): Promise<void> {
    try {
      history.value = await engine.call('topics.history', key)
    } catch (thrown) {
      if (asCheekboneError(thrown).code !== 'channel-closed') sayError(thrown)
    }
  }
  onScopeDispose(engine.onOpen(() => void read()))
  onScopeDispose(
    engine.on('library.changed', ({ library, what }) => {
      if (library === key.library && what === 'topics') void read()
    }),
  )

  /** One notice at a time: only the last edit can be taken back. */
  function tell(text: string, action?: { label: string; run: () => void }): void {
    if (notice !== null) close(notice)
    const mine = say({ kind: 'info', text, ...(action ? { action } : {}) })
    notice = mine
    setTimeout(() => close(mine), shownMs)
  }

  async function attempt(act: () => Promise<EditHistory>): Promise<boolean> {
    try {
      history.value = await act()
      return true
    } catch (thrown) {
      sayError(thrown)
      return false
    }
  }

  async function undo(): Promise<void> {
    const kind = history.value?.undo
    if (!kind || !(await attempt(() => engine.call('topics.undo', key)))) return
    tell(t(`topics.undone.${kind}`), { label: t('topics.redo'), run: () => void redo() })
  }

  async function redo(): Promise<void> {
    const kind = history.value?.redo
    if (!kind || !(await attempt(() => engine.call('topics.redo', key)))) return
    tell(t(`topics.done.${kind}`), { label: t('topics.undo'), run: () => void undo() })
  }

  return {
    history,
    apply: async (edit) => {
      const before = history.value?.edits
      const done = await attempt(() => engine.call('topics.edit', { ...key, edit }))
      if (done && history.value?.edits !== before)
        tell(t(`topics.done.${edit.kind}`), { label: t('topics.undo'), run: () => void undo() })
      return done
    },
    undo,
    redo,
  }
}
