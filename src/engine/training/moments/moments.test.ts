import { beforeAll, describe, expect, test } from 'vitest'
import { trainingConfig } from '../../../models/methods/index.ts'
import { createRng } from '../../../numeric/rng.ts'
import type { PatchOrigin } from '../../quality/cheek-pairs.ts'
import { openRuntime, type Runtime } from '../../runtime/index.ts'
import type { Checkpoint } from '../checkpoint.ts'
import { patchBytes, patchesInMemory, type PatchSource } from '../patch-source.ts'
import { trainBackbone, type TrainedBackbone, type TrainingOptions } from '../train.ts'
import { mirroredPatches } from './mirrored-patches.ts'
import { openMomentMaker, type MadeMoment } from './moment-maker.ts'
import { momentSteps, planMoments } from './moment-plan.ts'
import { sampleMoments } from './moment-sample.ts'

describe('planMoments', () => {
  test('looks at all patches twelve times where that is cheap beside the training', () => {
    expect(planMoments({ patches: 160, epochs: 60 })).toEqual({ rows: 160, moments: 12 })
    expect(planMoments({ patches: 5000, epochs: 60 })).toEqual({ rows: 2000, moments: 12 })
  })

  test('looks at fewer patches, then less often, where it is not, and never at more than its share', () => {
    for (const patches of [20, 160, 1000, 50_000]) {
      for (const epochs of [1, 3, 10, 30]) {
        const { rows, moments } = planMoments({ patches, epochs })
        expect(rows * moments).toBeLessThanOrEqual(0.04 * 8 * patches * epochs)
        expect(rows).toBeLessThanOrEqual(patches)
      }
    }
    expect(planMoments({ patches: 160, epochs: 10 })).toEqual({ rows: 64, moments: 8 })
    expect(planMoments({ patches: 160, epochs: 3 })).toEqual({ rows: 64, moments: 2 })
  })

  test('does not look at a training that is over at once', () => {
    expect(planMoments({ patches: 20, epochs: 1 })).toEqual({ rows: 0, moments: 0 })
  })
})

test('moments are spread from before the first step to after the last', () => {
  expect([...momentSteps(4, 9)]).toEqual([0, 3, 6, 9])
  expect([...momentSteps(8, 3)]).toEqual([0, 1, 2, 3])
  expect([...momentSteps(0, 3)]).toEqual([])
})

const origins: PatchOrigin[] = Array.from({ length: 20 }, (_, i) => ({
  photo: i >> 1,
  face: 0,
  region: i % 2 === 0 ? 'left-cheek' : 'right-cheek',
}))

test('the sample takes whole photos, so that every cheek has its partner, and depends on the seed alone', () => {
  const sample = sampleMoments(origins, { most: 9, seed: 3 })
  expect(sample.positions).toHaveLength(8)
  expect([...sample.positions]).toEqual([...sample.positions].sort((a, b) => a - b))
  expect([...sample.partners]).toEqual([1, 0, 3, 2, 5, 4, 7, 6])
  expect([...sample.mirrored]).toEqual([0, 1, 0, 1, 0, 1, 0, 1])
  expect(sampleMoments(origins, { most: 9, seed: 3 })).toEqual(sample)
  expect(sampleMoments(origins, { most: 9, seed: 4 })).not.toEqual(sample)
})

test('a mirrored patch has left and right exchanged, pixel by pixel', () => {
  const bytes = Uint8Array.from({ length: 2 * patchBytes }, (_, i) => i % 251)
  const source = mirroredPatches(patchesInMemory(bytes), Int32Array.of(1), Uint8Array.of(1))
  const read = new Uint8Array(patchBytes)
  source.read(Int32Array.of(0), read)
  const row = (from: number, y: number): number[] => [...bytes.subarray(from + y * 288, from + (y + 1) * 288)]
  const pixels = (y: number): number[][] => {
    const values = row(patchBytes, y)
    return Array.from({ length: 96 }, (_, x) => values.slice(3 * x, 3 * x + 3))
  }
  expect([...read.subarray(0, 288)]).toEqual(pixels(0).reverse().flat())
  expect([...read.subarray(95 * 288)]).toEqual(pixels(95).reverse().flat())
})

const config = trainingConfig({
  backbone: 'tiny',
  patchSize: 16,
  epochs: 2,
  batch: 5,
  projector: { hidden: 12, output: 8 },
  predictorHidden: 10,
})

/** Two mirrored cheeks a photo, each photo with a colour of its own. */
function drawnPatches(): PatchSource {
  const rng = createRng(5)
  const bytes = new Uint8Array(origins.length * patchBytes)
  let base: number[] = []
  origins.forEach((_, n) => {
    if (n % 2 === 0) base = [0, 1, 2].map(() => 60 + 120 * rng.uniform())
    for (let i = 0; i < patchBytes; i++) bytes[n * patchBytes + i] = base[i % 3] + 20 * rng.uniform()
  })
  return patchesInMemory(bytes)
}

describe('a training that is looked at', () => {
  const patches = drawnPatches()
  const sample = sampleMoments(origins, { most: 16, seed: 3 })
  const steps = momentSteps(4, 8)
  let runtime: Runtime
  beforeAll(async () => {
    runtime = await openRuntime({ device: 'cpu', threads: 1 })
  })

  async function train(
    more: Partial<TrainingOptions> = {},
    before: MadeMoment | null = null,
  ): Promise<{ trained: TrainedBackbone | null; moments: MadeMoment[] }> {
    const moments: MadeMoment[] = []
    const { signal } = more
    const place = { device: 'cpu' as const, threads: 1 }
    const options = { patches, config, seed: 3, runtime }
    const look = { sample, place, features: 'last' as const, before: before?.map ?? null, calibrates: true }
    const maker = await openMomentMaker({ ...options, ...look, signal })
    const from = before?.step ?? -1
    try {
      const trained = await trainBackbone({
        ...options,
        momentDue: (done) => done > from && steps.has(done),
        onMoment: async (reached) => void moments.push(await maker.make(reached)),
        ...more,
      }).catch(() => null)
      return { trained, moments }
    } finally {
      await maker.close()
    }
  }

  test('ends with the bytes of one that is not, and gives the same moments from the same seed', async () => {
    const { trained, moments } = await train()
    expect(trained).toEqual(await trainBackbone({ patches, config, seed: 3, runtime }))
    expect(moments.map(({ step }) => step)).toEqual([0, 3, 5, 8])
    expect(moments[0].loss).toBeNull()
    expect(moments[1].loss).toBe(trained?.history[2].loss)
    expect(moments[3].retrieval?.reciprocalRank).toBeGreaterThan(moments[3].retrieval?.chance ?? 1)
    expect(moments.every(({ map }) => map.rows === 16 && map.data.every(Number.isFinite))).toBe(true)
    expect((await train()).moments).toEqual(moments)
  })

  test('gives the same moments when it was stopped and went on', async () => {
    const { moments } = await train()
    const stop = new AbortController()
    const kept: Checkpoint[] = []
    const stopped = await train({
      signal: stop.signal,
      onStep: ({ step }) => step === 3 && stop.abort(),
      onCheckpoint: (checkpoint) => kept.push(checkpoint),
    })
    // The moment at step 3 was cut short, and is due when it goes on.
    expect(stopped.moments).toEqual(moments.slice(0, 1))
    const resumed = await train({ resumeFrom: kept[0] }, stopped.moments[0])
    expect([...stopped.moments, ...resumed.moments]).toEqual(moments)
  })
})
