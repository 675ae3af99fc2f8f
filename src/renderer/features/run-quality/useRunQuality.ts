import { onScopeDispose, shallowRef, type Ref } from 'vue'
import type { RunQuality } from '../../../shared/contract/runs.ts'
import { asCheekboneError } from '../../../shared/errors.ts'
import { useEngine } from '../../composables/useEngine.ts'

/** How good a run is; null until it is known. It does not change once the run is finished. */
export function useRunQuality(key: { library: string; run: number }): {
  found: Readonly<Ref<RunQuality | null>>
  error: Readonly<Ref<unknown>>
} {
  const engine = useEngine()
  const found = shallowRef<RunQuality | null>(null)
  const error = shallowRef<unknown>(null)

  async function read(): Promise<void> {
    if (found.value) return
    try {
      found.value = await engine.call('runs.quality', key)
      error.value = null
    } catch (thrown) {
      if (asCheekboneError(thrown).code !== 'channel-closed') error.value = thrown
    }
  }
  onScopeDispose(engine.onOpen(() => void read()))
  return { found, error }
}
