/** Trials of the network that a run would begin with, where the run would compute. */
import type { JobContext } from '../../../shared/rpc/server.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import {
  tryEmbedding,
  tryTraining,
  type EmbeddingTried,
  type NetworkTrial,
  type TrainingTried,
} from '../../estimates/try-network.ts'
import { openRuntime } from '../../runtime/index.ts'
import { loadStart } from '../../training/load-start.ts'
import type { TrialTask } from './compute-contract.ts'
import { trainingConfigOf } from './network-tasks.ts'

export async function tryEmbeddingOf(
  task: TrialTask,
  { signal }: Pick<JobContext<never>, 'signal'>,
): Promise<EmbeddingTried> {
  return tryEmbedding({ ...(await openTrial(task, signal)), features: task.config.features })
}

export async function tryTrainingOf(
  { batch, ...task }: TrialTask & { batch: number },
  { signal }: Pick<JobContext<never>, 'signal'>,
): Promise<TrainingTried> {
  return tryTraining({ ...(await openTrial(task, signal)), batch })
}

async function openTrial({ place, config, pixels }: TrialTask, signal: AbortSignal): Promise<NetworkTrial> {
  const training = trainingConfigOf(config)
  const backbone = await loadStart(config.start, training)
  if (!backbone)
    throw new CheekboneError('bad-argument', 'A trial needs a network that begins with something.')
  const runtime = await openRuntime(place)
  return { pixels, config: training, backbone, runtime, now: () => performance.now(), signal }
}
