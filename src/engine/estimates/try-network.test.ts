import { beforeAll, describe, expect, it } from 'vitest'
import { trainingConfig } from '../../models/methods/index.ts'
import { openRuntime, type Runtime } from '../runtime/index.ts'
import { patchBytes } from '../training/patch-source.ts'
import { untrainedBackbone } from '../training/untrained.ts'
import { tryAnalysis } from './try-analysis.ts'
import { tryEmbedding, tryTraining } from './try-network.ts'

const config = trainingConfig({
  backbone: 'tiny',
  patchSize: 16,
  epochs: 1,
  batch: 4,
  projector: { hidden: 12, output: 8 },
  predictorHidden: 10,
})
const pixels = Uint8Array.from({ length: 3 * patchBytes }, (_, i) => (i * 7919) % 251)
const backbone = untrainedBackbone(config, 1)
let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

/** A second a look. */
function ticking(): () => number {
  let nowMs = 0
  return () => (nowMs += 1000)
}

function trial(signal = new AbortController().signal) {
  return { pixels, config, backbone, runtime, now: ticking(), signal }
}

describe('trials of a network', () => {
  it('take the rate of an embedding from the batches after the first', async () => {
    const tried = await tryEmbedding({ ...trial(), features: 'multi' })
    // Looks: the beginning, three batches, before and after the statistics.
    expect(tried).toMatchObject({ loadSeconds: 0, secondsPerPatch: 1 / 32, statisticsSeconds: 1 / 8 })
    expect(tried.features.rows).toBe(96)
    expect([...tried.features.data].every(Number.isFinite)).toBe(true)
  })

  it('train two steps of the batch that is asked for, though there are fewer patches', async () => {
    expect(await tryTraining({ ...trial(), batch: 8 })).toEqual({ loadSeconds: 0, secondsPerStep: 1 })
  })

  it('stop on the signal', async () => {
    const stopped = AbortSignal.abort()
    await expect(tryTraining({ ...trial(stopped), batch: 4 })).rejects.toMatchObject({ code: 'cancelled' })
    await expect(tryEmbedding({ ...trial(stopped), features: 'multi' })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  it('take the time of one fit and one map of few features', async () => {
    const { features } = await tryEmbedding({ ...trial(), features: 'multi' })
    const place = { device: 'cpu' as const, threads: 1 }
    const { signal } = new AbortController()
    expect(await tryAnalysis({ features, place, now: ticking(), signal })).toBe(1)
  })
})
