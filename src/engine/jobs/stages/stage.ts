import type { Progress } from '../../../shared/progress.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import type { StageName } from '../../../shared/stage-progress.ts'
import type { TrainingMoment } from '../../../shared/training-moment.ts'
import type { TrainingStep } from '../../../shared/training-step.ts'
import type { Library } from '../../store/open-library.ts'
import type { Place, StoredRun } from '../../store/runs.ts'
import type { Compute } from '../compute/compute.ts'
import type { PatchSet } from '../compute/compute-contract.ts'

/** What a stage of a run works with. */
export interface RunContext {
  library: Library
  run: StoredRun
  config: RunConfig
  place: Place
  patches: PatchSet
  compute: Compute
  checkpointSeconds: number
  signal: AbortSignal
  warn: (sentence: string) => void
  /** Tells of a step of training, in order. */
  learned: (step: TrainingStep) => void
  /** Tells where the network is trained. */
  placed: () => void
  /** Tells that there is a map of how the network sees patches at a moment of the training. */
  seen: (moment: TrainingMoment) => void
}

/** A part of a run that is done once: it reads what earlier stages stored and stores its own result. */
export interface Stage {
  name: StageName
  /** From where it would go on, such as `step 120`, or null at its beginning. */
  resumesFrom?(context: RunContext): string | null
  run(context: RunContext, onProgress: (progress: Progress) => void): Promise<void>
}
