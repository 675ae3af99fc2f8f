import { beforeAll, describe, expect, test } from 'vitest'
import { trainingConfig, type TrainingConfig } from '../../models/methods/index.ts'
import { createRng } from '../../numeric/rng.ts'
import { openRuntime, type Runtime } from '../runtime/index.ts'
import { calibrateStatistics } from './calibrate.ts'
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from './checkpoint.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { embedPatches } from './embed.ts'
import type { StepRecord } from './history.ts'
import { patchBytes, patchesInMemory, type PatchSource } from './patch-source.ts'
import { trainBackbone, type TrainedBackbone, type TrainingOptions } from './train.ts'
import { untrainedBackbone } from './untrained.ts'

const config = trainingConfig({
  backbone: 'tiny',
  patchSize: 16,
  epochs: 3,
  batch: 4,
  projector: { hidden: 12, output: 8 },
  predictorHidden: 10,
})

/** Patches of a smooth random colour field each, with noise. */
function drawnPatches(count: number): PatchSource {
  const rng = createRng(5)
  const bytes = new Uint8Array(count * patchBytes)
  for (let n = 0; n < count; n++) {
    const base = [rng.uniform(), rng.uniform(), rng.uniform()].map((value) => 60 + 120 * value)
    const grain = 60 * rng.uniform()
    for (let i = 0; i < patchBytes; i++) bytes[n * patchBytes + i] = base[i % 3] + grain * rng.uniform()
  }
  return patchesInMemory(bytes)
}

let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

const patches = drawnPatches(11)
const train = (more: Partial<TrainingOptions> = {}): Promise<TrainedBackbone> =>
  trainBackbone({ patches, config, seed: 3, runtime, ...more })

describe('trainBackbone', () => {
  test('gives the same bytes from the same seed and others from another', async () => {
    const [first, again, other] = [await train(), await train(), await train({ seed: 4 })]
    expect(again).toEqual(first)
    expect(other.backbone).not.toEqual(first.backbone)
  })

  test('goes on from a checkpoint exactly as if it had never stopped', async () => {
    const undisturbed = await train()
    const stop = new AbortController()
    const kept: Checkpoint[] = []
    const stopped = train({
      signal: stop.signal,
      onStep: ({ step }) => step === 3 && stop.abort(),
      onCheckpoint: (checkpoint) => kept.push(checkpoint),
    })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    const [checkpoint] = kept
    expect(checkpoint.step).toBe(3)
    const resumed = await train({ resumeFrom: decodeCheckpoint(encodeCheckpoint(checkpoint)) })
    expect(resumed).toEqual(undisturbed)
  })

  test('gives a checkpoint every so many steps', async () => {
    const steps: number[] = []
    await train({ checkpointDue: (steps) => steps % 2 === 0, onCheckpoint: ({ step }) => steps.push(step) })
    expect(steps).toEqual([2, 4])
  })

  test('refuses the checkpoint of another training', async () => {
    const kept: Checkpoint[] = []
    await train({
      checkpointDue: (steps) => steps % 2 === 0,
      onCheckpoint: (checkpoint) => kept.push(checkpoint),
    })
    await expect(train({ seed: 9, resumeFrom: kept[0] })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('reports each step with epoch, schedule and progress', async () => {
    const records: StepRecord[] = []
    const progress: number[] = []
    const { history } = await train({
      onStep: (record) => records.push(record),
      onProgress: ({ done, total }) => progress.push(done / total),
    })
    expect(history).toEqual(records)
    expect(records.map(({ epoch }) => epoch)).toEqual([1, 1, 2, 2, 3, 3])
    expect(progress.at(-1)).toBe(1)
    expect(records[0].learningRate).toBeCloseTo(config.optimiser.learningRate * (4 / 256), 6)
    expect(records[0].momentum).toBeCloseTo(0.99, 6)
    expect(records.every(({ loss, spread }) => loss > 0 && loss < 8 && spread > 0)).toBe(true)
  })

  test('lowers its loss', async () => {
    const { history } = await train({ config: { ...config, epochs: 30 } })
    const mean = (records: StepRecord[]): number =>
      records.reduce((total, { loss }) => total + loss, 0) / records.length
    expect(mean(history.slice(-10))).toBeLessThan(0.6 * mean(history.slice(0, 5)))
  })

  test('makes the batch smaller when there are fewer patches, and says when there are too few', async () => {
    const { history } = await train({ patches: drawnPatches(5), config: { ...config, batch: 32 } })
    expect(history).toHaveLength(3)
    await expect(train({ patches: drawnPatches(3) })).rejects.toMatchObject({ code: 'nothing-to-do' })
  })

  test('stops with a clear error when the loss is no longer a number', async () => {
    const wild: TrainingConfig = {
      ...config,
      epochs: 20,
      optimiser: { ...config.optimiser, learningRate: 1e30 },
    }
    await expect(train({ config: wild })).rejects.toMatchObject({ code: 'collapsed' })
  })
})

describe('embedPatches', () => {
  test('gives non-negative features of every patch, the same alone and in company', async () => {
    const many = drawnPatches(35)
    const { backbone } = await train()
    const together = await embedPatches({ patches: many, backbone, config, runtime })
    expect([together.rows, together.cols]).toEqual([35, 16])
    expect(Math.min(...together.data)).toBeGreaterThanOrEqual(0)
    const last: PatchSource = {
      count: 1,
      read: (_, into) => many.read(Int32Array.of(34), into),
    }
    const alone = await embedPatches({ patches: last, backbone, config, runtime })
    alone.data.forEach((value, i) => expect(value).toBeCloseTo(together.data[34 * 16 + i], 4))
  })

  test('sees a patch and its mirror image as the same skin', async () => {
    const patches = drawnPatches(6)
    const { backbone } = await train()
    const mirrored: PatchSource = {
      count: patches.count,
      read: (indices, into) => {
        patches.read(indices, into)
        const pixels = into.slice()
        for (let at = 0; at < into.length; at += 3) {
          const x = (at / 3) % patchSidePx
          const other = at + 3 * (patchSidePx - 1 - 2 * x)
          into.set(pixels.subarray(other, other + 3), at)
        }
      },
    }
    const seen = await embedPatches({ patches, backbone, config, runtime, features: 'multi' })
    const inMirror = await embedPatches({ patches: mirrored, backbone, config, runtime, features: 'multi' })
    inMirror.data.forEach((value, i) => expect(value).toBeCloseTo(seen.data[i], 4))
    const other = seen.data.slice(seen.cols, 2 * seen.cols)
    expect(other.some((value, i) => Math.abs(value - seen.data[i]) > 0.01)).toBe(true)
  })

  test('of an untrained backbone spread out, once its statistics are calibrated', async () => {
    const many = drawnPatches(40)
    const backbone = await calibrateStatistics({
      patches: many,
      backbone: untrainedBackbone(config, 1),
      config,
      runtime,
    })
    const { data, cols } = await embedPatches({ patches: many, backbone, config, runtime })
    const active = Array.from({ length: cols }, (_, j) => data.filter((_value, i) => i % cols === j)).filter(
      (column) => Math.max(...column) - Math.min(...column) > 0.1,
    )
    expect(active.length).toBeGreaterThan(cols / 2)
  })
})
