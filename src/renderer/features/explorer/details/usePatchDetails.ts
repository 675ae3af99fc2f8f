/** What is known of single patches, asked for once while a run is on the screen. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { PatchDetails } from '../../../../shared/contract/explore.ts'
import { useEngine } from '../../../composables/useEngine.ts'
import { useExploredRun, type ExploredRun } from '../state/explored-run.ts'

/** Enough for some screens of faces. */
const kept = 1000
const held = new WeakMap<ExploredRun, Map<number, Promise<PatchDetails>>>()

export interface PatchDetailsOf {
  /** Of the patch that was asked for last; those before it stay until then. */
  readonly details: Readonly<ShallowRef<PatchDetails | null>>
  readonly error: Readonly<ShallowRef<unknown>>
}

/** Details of the patch at a position, as that changes; an answer for an earlier one is dropped. */
export function usePatchDetails(position: () => number | null): PatchDetailsOf {
  const ask = useDetailsCache()
  const details = shallowRef<PatchDetails | null>(null)
  const error = shallowRef<unknown>(null)
  watch(
    position,
    async (wanted) => {
      if (wanted === null) {
        details.value = null
        error.value = null
        return
      }
      try {
        const found = await ask(wanted)
        if (position() !== wanted) return
        details.value = found
        error.value = null
      } catch (thrown) {
        if (position() === wanted) error.value = thrown
      }
    },
    { immediate: true },
  )
  return { details, error }
}

function useDetailsCache(): (position: number) => Promise<PatchDetails> {
  const engine = useEngine()
  const run = useExploredRun()
  const cache = held.get(run) ?? new Map<number, Promise<PatchDetails>>()
  held.set(run, cache)
  return (position) => {
    const asked = cache.get(position) ?? engine.call('explore.details', { ...run.key, position })
    // The latest stands at the end, so that the first is the one that was not wanted for longest.
    cache.delete(position)
    cache.set(position, asked)
    asked.catch(() => cache.delete(position))
    if (cache.size > kept) for (const oldest of cache.keys()) if (cache.delete(oldest)) break
    return asked
  }
}
