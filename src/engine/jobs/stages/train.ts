import type { TensorValues } from '../../../models/tensors.ts'
import type { TrainingMoment } from '../../../shared/training-moment.ts'
import { beginMoments, loadMoments, momentPositions, saveMoment } from '../../store/training-moments.ts'
import { loadCheckpoint, saveTrained, saveCheckpoint, trainingSteps } from '../../store/training-log.ts'
import { encodeBackbone } from '../../training/backbone-file.ts'
import { calibrationRows } from '../../training/moments/moment-maker.ts'
import { planMoments } from '../../training/moments/moment-plan.ts'
import { sampleMoments } from '../../training/moments/moment-sample.ts'
import type { MomentsTask } from '../compute/compute-contract.ts'
import { patchOrigins } from '../representations.ts'
import type { RunContext, Stage } from './stage.ts'

/** @param start undefined for random parameters */
export function trainStage(start: TensorValues | undefined): Stage {
  return {
    name: 'train',
    resumesFrom: ({ library, run }) => {
      const checkpoint = loadCheckpoint(library, run.id)
      return checkpoint && `step ${checkpoint.step}`
    },
    run: async (context, onProgress) => {
      const {
        library,
        run,
        config,
        place,
        patches,
        compute,
        checkpointSeconds,
        signal,
        warn,
        learned,
        seen,
      } = context
      context.placed()
      const checkpoint = loadCheckpoint(library, run.id)
      for (const step of trainingSteps(library, run.id)) learned(step)
      const moments = takeUpMoments(context, checkpoint?.step ?? null)
      const trained = await compute.job(
        'train',
        {
          ...patches,
          config,
          place,
          start: start ?? null,
          checkpoint: checkpoint?.bytes ?? null,
          checkpointSeconds,
          moments,
        },
        {
          signal,
          onProgress: (news) => {
            if (news.kind === 'progress') onProgress(news.progress)
            else if (news.kind === 'step') learned(news.step)
            else if (news.kind === 'warning') warn(news.sentence)
            else if (news.kind === 'moment') {
              saveMoment(library, run.id, news.moment)
              seen(factsOf(news.moment))
            } else {
              saveCheckpoint(library, run.id, { checkpoint: news, steps: news.steps })
              // A worker that has gone cannot be told; its job fails and says so.
              compute.call('checkpointStored', {}).catch(() => undefined)
            }
          },
        },
      )
      const backbones = { trained: trained.backbone, ...(start && { start: encodeBackbone(start) }) }
      saveTrained(library, run.id, { backbones, steps: trained.steps })
    },
  }
}

/**
 * A training that goes on from a checkpoint is looked at as before, from the last moment up to there. One that was begun before
 * trainings were looked at stays without.
 */
function takeUpMoments(
  { library, run, config, patches, seen }: RunContext,
  fromStep: number | null,
): MomentsTask | null {
  const plan = planMoments({
    patches: patches.patchIds.length,
    epochs: config.epochs,
    extra: config.start === 'random' ? calibrationRows : 0,
  })
  if (plan.moments === 0 || (fromStep !== null && momentPositions(library, run.id) === null)) return null
  const origins = patchOrigins(library, patches.patchIds)
  const sample = sampleMoments(origins, { most: plan.rows, seed: config.seed })
  if (fromStep === null) {
    beginMoments(library, run.id, sample.positions)
    return { sample, count: plan.moments, before: null }
  }
  const stored = loadMoments(library, run.id, fromStep)
  for (const moment of stored) seen(factsOf(moment))
  return { sample, count: plan.moments, before: stored.at(-1) ?? null }
}

function factsOf({ step, epoch, loss, retrieval }: TrainingMoment): TrainingMoment {
  return { step, epoch, loss, retrieval }
}
