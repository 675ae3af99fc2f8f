import { CircleCheckBig, Merge, NotebookPen, Pencil, Redo2, Scissors, Undo2 } from '@lucide/vue'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MenuEntry } from '../../../components/menu-entries.ts'
import { registerActions } from '../../../composables/useActions.ts'
import { useFormat } from '../../../composables/useFormat.ts'
import { useRoute } from '../../../composables/useRoute.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { useScene } from '../state/explorer-scene.ts'
import { useSelection } from '../state/selection.ts'
import { splitOffer } from './split-offer.ts'
import type { TopicEdits } from './useTopicEdits.ts'

export interface TopicMenuOptions {
  edits: TopicEdits
  /** Topics that are marked in the list, or else the open one; in the order of the list of the run, largest first. */
  targets: () => readonly number[]
  rename: (topic: number) => void
  note: (topic: number) => void
}

const none = new Int32Array(0)

/** What can be done to topics: as entries of the list's menus, and as actions with their shortcuts. */
export function useTopicMenu({ edits, targets, rename, note }: TopicMenuOptions): ComputedRef<MenuEntry[]> {
  const { t } = useI18n()
  const format = useFormat()
  const { go } = useRoute()
  const run = useExploredRun()
  const scene = useScene()
  const selection = useSelection()

  const toSplit = computed(() =>
    splitOffer({
      targets: targets(),
      marked:
        selection.marks.value.length === 0 || selection.count.value === 0 ? none : selection.positions(),
      topics: run.points.value?.topics ?? null,
      sizeOf: (topic) => run.topic(topic)?.size ?? 0,
    }),
  )

  async function merge(): Promise<void> {
    const topics = [...targets()]
    if (topics.length >= 2 && (await edits.apply({ kind: 'merge', topics }))) scene.showTopic(topics[0])
  }

  async function split(): Promise<void> {
    const offer = toSplit.value
    if (offer.kind === 'ready' && (await edits.apply({ ...offer, kind: 'split' }))) selection.clear()
  }

  function check(): void {
    const topic = targets().at(0)
    if (topic !== undefined) go({ view: 'spot-check', ...run.key, topic })
  }

  const one = (): number | null => (targets().length === 1 ? targets()[0] : null)
  const onOne = (act: (topic: number) => void) => () => {
    const topic = one()
    if (topic !== null) act(topic)
  }
  const splitLabel = (): string => {
    const count = toSplit.value.kind === 'ready' ? toSplit.value.positions.length : 0
    return t('topics.split', { count: format.value.count(count) }, count)
  }
  const commands = [
    {
      id: 'topic.check',
      label: () => t('topics.check'),
      icon: CircleCheckBig,
      enabled: () => one() !== null,
      run: check,
    },
    {
      id: 'topic.rename',
      label: () => t('topics.rename'),
      icon: Pencil,
      shortcut: 'F2',
      enabled: () => one() !== null,
      run: onOne(rename),
    },
    {
      id: 'topic.note',
      label: () => t('topics.noteAction'),
      icon: NotebookPen,
      enabled: () => one() !== null,
      run: onOne(note),
    },
    {
      id: 'topic.merge',
      label: () =>
        targets().length < 2 ? t('topics.mergeNone') : t('topics.merge', { count: targets().length }),
      hint: () => t('topics.mergeFirst', targets().length),
      icon: Merge,
      enabled: () => targets().length >= 2,
      run: () => void merge(),
    },
    {
      id: 'topic.split',
      label: splitLabel,
      icon: Scissors,
      hint: () => (toSplit.value.kind === 'ready' ? undefined : t(`topics.splitFirst.${toSplit.value.kind}`)),
      enabled: () => toSplit.value.kind === 'ready',
      run: () => void split(),
    },
    {
      id: 'topics.undo',
      label: () => {
        const kind = edits.history.value?.undo
        return kind ? t(`topics.undoOf.${kind}`) : t('topics.undo')
      },
      icon: Undo2,
      shortcut: 'Mod+Z',
      enabled: () => Boolean(edits.history.value?.undo),
      run: () => void edits.undo(),
    },
    {
      id: 'topics.redo',
      label: () => {
        const kind = edits.history.value?.redo
        return kind ? t(`topics.redoOf.${kind}`) : t('topics.redo')
      },
      icon: Redo2,
      shortcut: 'Shift+Mod+Z',
      enabled: () => Boolean(edits.history.value?.redo),
      run: () => void edits.redo(),
    },
  ]

  registerActions(
    commands.map(({ id, label, icon, shortcut, enabled, run: act }) => ({
      id,
      title: label,
      icon,
      shortcut,
      enabled,
      run: act,
    })),
  )

  return computed(() =>
    commands.flatMap(({ label, hint, enabled, ...command }): MenuEntry[] => {
      const entry: MenuEntry = {
        ...{ kind: 'item', ...command },
        label: label(),
        disabled: !enabled(),
        hint: hint?.(),
      }
      const begins = command.id === 'topic.merge' || command.id === 'topics.undo'
      return begins ? [{ kind: 'separator', id: `before ${command.id}` }, entry] : [entry]
    }),
  )
}
