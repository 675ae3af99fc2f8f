import { useI18n } from 'vue-i18n'
import { useEngine } from '../../../composables/useEngine.ts'
import { useHost } from '../../../composables/useHost.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { useScene } from '../state/explorer-scene.ts'

/** What can be done with one patch, wherever it is shown. Whatever goes wrong is said in a notice. */
export interface PatchCommands {
  /** Makes the most alike patches the gallery, itself first. */
  showSimilar(position: number): Promise<void>
  /** The photo's path within its folder, as it stands in tables. */
  copyPath(position: number): Promise<void>
  /** In the file manager; only where the application runs on the desktop. */
  reveal(position: number): Promise<void>
}

/** Enough to fill a large window. */
const similarCount = 200

export function usePatchCommands(): PatchCommands {
  const { t } = useI18n()
  const engine = useEngine()
  const host = useHost()
  const run = useExploredRun()
  const scene = useScene()
  const { say, sayError } = useNotices()

  async function tell(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (thrown) {
      sayError(thrown)
    }
  }

  return {
    showSimilar: (position) =>
      tell(async () => {
        const { positions } = await engine.call('explore.similar', {
          ...run.key,
          position,
          count: similarCount,
        })
        scene.showPositions(Int32Array.of(position, ...positions), { keepOrder: true })
      }),
    copyPath: (position) =>
      tell(async () => {
        const { photo } = await engine.call('explore.details', { ...run.key, position })
        await navigator.clipboard.writeText(photo.path)
        say({ kind: 'info', text: t('details.copied') })
      }),
    reveal: (position) =>
      tell(async () => {
        const photo = run.points.value?.photoIds[position]
        if (host && photo !== undefined) await host.revealPhoto(run.key.library, photo)
      }),
  }
}
