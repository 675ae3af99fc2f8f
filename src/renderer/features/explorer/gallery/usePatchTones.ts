import { shallowRef, watch } from 'vue'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun } from '../state/explored-run.ts'

/**
 * The mean colour of each patch as it was measured, as CSS: it stands in a cell until the picture is there, so that quick scrolling
 * shows skin and not holes. CSS means D50 where the measures mean D65; nobody sees that in a picture's first moments.
 */
export function usePatchTones(): (position: number) => string | undefined {
  const run = useExploredRun()
  const { sayError } = useNotices()
  const columns = shallowRef<readonly Float32Array[] | null>(null)
  watch(
    run.view,
    async (view) => {
      if (columns.value || !view?.ranges.lightness) return
      try {
        columns.value = await Promise.all([
          run.measure('lightness'),
          run.measure('redness'),
          run.measure('yellowness'),
        ])
      } catch (thrown) {
        sayError(thrown)
      }
    },
    { immediate: true },
  )
  return (position) => {
    if (!columns.value) return undefined
    const [lightness, redness, yellowness] = columns.value.map((column) => column[position])
    return Number.isNaN(lightness) ? undefined : `lab(${lightness} ${redness} ${yellowness})`
  }
}
