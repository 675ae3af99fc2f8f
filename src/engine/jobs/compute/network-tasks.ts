import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { trainingConfig, type TrainingConfig } from '../../../models/methods/index.ts'
import { matrix, row, type Matrix } from '../../../numeric/matrix.ts'
import { throwIfAborted } from '../../../shared/errors.ts'
import type { Progress } from '../../../shared/progress.ts'
import type { JobContext } from '../../../shared/rpc/server.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import { plainStatisticNames, plainStatistics } from '../../quality/plain-statistics.ts'
import { openRuntime } from '../../runtime/index.ts'
import { adaptation } from '../../training/adaptation.ts'
import { decodeBackbone, encodeBackbone } from '../../training/backbone-file.ts'
import { calibrateStatistics } from '../../training/calibrate.ts'
import { decodeCheckpoint, encodeCheckpoint } from '../../training/checkpoint.ts'
import { embedPatches } from '../../training/embed.ts'
import { inOtherLights } from '../../training/other-lights.ts'
import { patchBytes } from '../../training/patch-source.ts'
import { momentSteps } from '../../training/moments/moment-plan.ts'
import { openMomentMaker, type MomentMaker } from '../../training/moments/moment-maker.ts'
import { trainBackbone } from '../../training/train.ts'
import { untrainedBackbone } from '../../training/untrained.ts'
import { createCheckpointGate, type CheckpointGate } from './checkpoint-gate.ts'
import type {
  EmbeddingTask,
  MomentsTask,
  StatisticsTask,
  Trained,
  TrainingNews,
  TrainingTask,
} from './compute-contract.ts'
import { withPatches } from './patch-set.ts'

export function trainingConfigOf({
  method,
  backbone,
  start,
  stem,
  patchSize,
  augment,
  epochs,
  batch,
}: RunConfig): TrainingConfig {
  return trainingConfig({
    method,
    backbone,
    stem,
    patchSize,
    augment,
    // An embedding does not look at the number of passes; a training has at least one.
    epochs: Math.max(1, epochs),
    batch,
    adaptation: start === 'random' ? null : adaptation,
  })
}

/** Of the training underway; a worker trains one network at a time. */
let gate: CheckpointGate | null = null

export function checkpointStored(): void {
  gate?.stored()
}

export async function trainOnPatches(
  { config, place, start, checkpoint, checkpointSeconds, moments, ...set }: TrainingTask,
  { signal, report }: JobContext<TrainingNews>,
): Promise<Trained> {
  return withPatches(set, async (patches) => {
    const runtime = await openRuntime(place)
    const own = createCheckpointGate(checkpointSeconds * 1000, () => performance.now())
    gate = own
    const training = trainingConfigOf(config)
    const maker = moments && (await openMaker(moments))
    let looked = moments?.before?.step ?? -1
    try {
      const { backbone, history } = await trainBackbone({
        patches,
        runtime,
        start: start ?? undefined,
        config: training,
        seed: config.seed,
        resumeFrom: checkpoint === null ? undefined : decodeCheckpoint(checkpoint),
        checkpointDue: own.isDue,
        onCheckpoint: (reached) => {
          own.sent()
          report({
            kind: 'checkpoint',
            step: reached.step,
            bytes: encodeCheckpoint(reached),
            steps: reached.history,
          })
        },
        momentDue: (done, total) =>
          moments !== null && done > looked && momentSteps(moments.count, total).has(done),
        onMoment: async (reached) => {
          if (!maker) return
          const moment = await maker.make(reached)
          looked = moment.step
          report({ kind: 'moment', moment })
        },
        onStep: ({ step, epoch, loss, learningRate, spread }) =>
          report({ kind: 'step', step: { step, epoch, loss, learningRate, spread } }),
        onWarning: ({ sentence }) => report({ kind: 'warning', sentence }),
        onProgress: (progress) => report({ kind: 'progress', progress }),
        signal,
      })
      return { backbone: encodeBackbone(backbone), steps: history }
    } finally {
      await maker?.close()
    }

    function openMaker({ sample, before }: MomentsTask): Promise<MomentMaker> {
      return openMomentMaker({
        patches,
        sample,
        config: training,
        features: config.features,
        runtime,
        place,
        seed: config.seed,
        before: before?.map ?? null,
        calibrates: start === null,
        signal,
      })
    }
  })
}

export async function embedWithBackbone(
  { config, place, backbone, lights, ...set }: EmbeddingTask,
  { signal, report }: JobContext<Progress>,
): Promise<Matrix> {
  const training = trainingConfigOf(config)
  return withPatches(set, async (original) => {
    const patches = lights === 'own' ? original : inOtherLights(original, config.seed)
    const runtime = await openRuntime(place)
    const parameters =
      backbone === null
        ? await calibrateStatistics({
            patches,
            runtime,
            config: training,
            backbone: untrainedBackbone(training, config.seed),
            signal,
          })
        : decodeBackbone(backbone)
    return embedPatches({
      patches,
      runtime,
      config: training,
      features: config.features,
      backbone: parameters,
      signal,
      onProgress: report,
    })
  })
}

/** Plain colour and texture statistics of every patch: what a network has to beat. */
export async function describePatches(
  { seed, lights, ...set }: StatisticsTask,
  { signal, report }: JobContext<Progress>,
): Promise<Matrix> {
  return withPatches(set, async (original) => {
    const patches = lights === 'own' ? original : inOtherLights(original, seed)
    const statistics = matrix(patches.count, plainStatisticNames.length)
    const pixels = new Uint8Array(patchBytes)
    for (let i = 0; i < patches.count; i++) {
      throwIfAborted(signal)
      patches.read(Int32Array.of(i), pixels)
      row(statistics, i).set(plainStatistics(pixels))
      report({ done: i + 1, total: patches.count })
      await yieldToOthers()
    }
    return statistics
  })
}
