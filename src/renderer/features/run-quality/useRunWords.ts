import { useI18n } from 'vue-i18n'
import { useEngine } from '../../composables/useEngine.ts'
import { useNotices } from '../../composables/useNotices.ts'

const shownMs = 8000

interface RunWords {
  note: (note: string, before: string) => Promise<void>
  name: (name: string, before: string) => Promise<void>
}

/** Keeps what a person calls a run and notes of it, and offers the way back. What is shown follows by the engine's event. */
export function useRunWords(key: { library: string; run: number }): RunWords {
  const { t } = useI18n()
  const engine = useEngine()
  const { say, sayError, close } = useNotices()

  function tell(text: string, action?: { label: string; run: () => void }): void {
    const notice = say({ kind: 'info', text, ...(action ? { action } : {}) })
    if (action) setTimeout(() => close(notice), shownMs)
  }

  function keeper(part: 'note' | 'name', write: (text: string) => Promise<unknown>): RunWords['note'] {
    async function written(text: string): Promise<boolean> {
      try {
        await write(text)
        return true
      } catch (thrown) {
        sayError(thrown)
        return false
      }
    }

    async function takeBack(before: string): Promise<void> {
      if (await written(before)) tell(t(`runQuality.${part}.undone`, { run: key.run }))
    }

    return async (text, before) => {
      if (text.trim() === before || !(await written(text))) return
      tell(t(`runQuality.${part}.kept`, { run: key.run }), {
        label: t('runQuality.undo'),
        run: () => void takeBack(before),
      })
    }
  }

  return {
    note: keeper('note', (note) => engine.call('runs.note', { ...key, note })),
    name: keeper('name', (name) => engine.call('runs.name', { ...key, name })),
  }
}
