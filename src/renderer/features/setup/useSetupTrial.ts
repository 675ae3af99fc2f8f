import { onScopeDispose, readonly, shallowRef, watch, type Ref } from 'vue'
import type { SetupTrial } from '../../../shared/contract/setup.ts'
import { useEngine } from '../../composables/useEngine.ts'

export interface TrialOf {
  folder: string
  library?: string | undefined
}

export interface SetupTrialState {
  /** Null before anything is known, and when nothing is measured. */
  readonly trial: Readonly<Ref<SetupTrial | null>>
  /** Why it could not be measured. */
  readonly failure: Readonly<Ref<unknown>>
}

/** Measures over the folder of `wanted` as long as the calling component lives; null measures nothing. */
export function useSetupTrial(wanted: () => TrialOf | null, engine = useEngine()): SetupTrialState {
  const trial = shallowRef<SetupTrial | null>(null)
  const failure = shallowRef<unknown>(null)
  let current: AbortController | null = null

  function stop(): void {
    current?.abort()
    current = null
  }

  async function measure({ folder, library }: TrialOf): Promise<void> {
    const own = new AbortController()
    current = own
    const show = (standing: SetupTrial): void => {
      if (!own.signal.aborted) trial.value = standing
    }
    try {
      const place = library === undefined ? { folder } : { folder, library }
      show(await engine.job('setup.measure', place, { signal: own.signal, onProgress: show }))
    } catch (error) {
      if (!own.signal.aborted) failure.value = error
    }
  }

  watch(
    wanted,
    (next, before) => {
      if (next?.folder === before?.folder && next?.library === before?.library) return
      stop()
      trial.value = null
      failure.value = null
      if (next) void measure(next)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return { trial: readonly(trial) as Readonly<Ref<SetupTrial | null>>, failure: readonly(failure) }
}
