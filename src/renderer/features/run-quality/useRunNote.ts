import { useI18n } from 'vue-i18n'
import { useEngine } from '../../composables/useEngine.ts'
import { useNotices } from '../../composables/useNotices.ts'

const shownMs = 8000

/** Keeps what a person notes of a run, and offers the way back. What is shown follows by the engine's event. */
export function useRunNote(key: { library: string; run: number }): {
  keep: (note: string, before: string) => Promise<void>
} {
  const { t } = useI18n()
  const engine = useEngine()
  const { say, sayError, close } = useNotices()

  function tell(text: string, action?: { label: string; run: () => void }): void {
    const notice = say({ kind: 'info', text, ...(action ? { action } : {}) })
    if (action) setTimeout(() => close(notice), shownMs)
  }

  async function write(note: string): Promise<boolean> {
    try {
      await engine.call('runs.note', { ...key, note })
      return true
    } catch (thrown) {
      sayError(thrown)
      return false
    }
  }

  async function takeBack(before: string): Promise<void> {
    if (await write(before)) tell(t('runQuality.note.undone', { run: key.run }))
  }

  return {
    keep: async (note, before) => {
      if (note.trim() === before || !(await write(note))) return
      tell(t('runQuality.note.kept', { run: key.run }), {
        label: t('runQuality.note.undo'),
        run: () => void takeBack(before),
      })
    },
  }
}
