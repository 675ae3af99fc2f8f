import { beforeAll, describe, expect, test } from 'vitest'
import { drawBatch, factorNames } from '../../models/drawn-skin/index.ts'
import { pretrainingConfig, type PretrainingConfig } from '../../models/pretraining/config.ts'
import { openRuntime, type Runtime } from '../runtime/index.ts'
import { pretrainBackbone, type BatchStream, type Pretrained, type PretrainingOptions } from './pretrain.ts'
import { decodePretraining, encodePretraining, type PretrainingCheckpoint } from './pretraining-checkpoint.ts'
import { readOutQuality } from './validate.ts'

const config = pretrainingConfig({ backbone: 'tiny', sidePx: 24, batch: 8, steps: 6, learningRate: 0.01 })
const seed = 5
const drawValidation = (count: number): PretrainingOptions['validation'] =>
  drawBatch({ count, sidePx: config.sidePx, seed: 77, firstIndex: 0, views: 1 })
const validation = drawValidation(16)

let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

/** Drawn here, in this thread. */
function openStream(firstStep: number, batch = config.batch): BatchStream {
  const { sidePx, views } = config
  let step = firstStep
  return {
    next: () => Promise.resolve(drawBatch({ seed, count: batch, sidePx, views, firstIndex: step++ * batch })),
    close: () => Promise.resolve(),
  }
}

function pretrain(more: Partial<PretrainingOptions> = {}): Promise<Pretrained> {
  return pretrainBackbone({
    config,
    seed,
    targetNames: factorNames,
    runtime,
    openStream: (firstStep) => openStream(firstStep),
    validation,
    validationEvery: 4,
    ...more,
  })
}

describe('pretrainBackbone', () => {
  test('gives the same from the same seed, and validates now and then and at the end', async () => {
    const [first, again] = [await pretrain(), await pretrain()]
    expect(again).toEqual(first)
    expect(first.validations.map(({ step }) => step)).toEqual([4, 6])
    expect(first.history.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('goes on from a checkpoint exactly as if it had never stopped', async () => {
    const undisturbed = await pretrain()
    const stop = new AbortController()
    const kept: PretrainingCheckpoint[] = []
    const stopped = pretrain({
      signal: stop.signal,
      onStep: ({ step }) => step === 3 && stop.abort(),
      onCheckpoint: (checkpoint) => void kept.push(checkpoint),
    })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(kept.map(({ step }) => step)).toEqual([3])
    const resumed = await pretrain({ resumeFrom: decodePretraining(encodePretraining(kept[0])) })
    expect(resumed).toEqual(undisturbed)
  })

  test('refuses the checkpoint of another pretraining', async () => {
    const kept: PretrainingCheckpoint[] = []
    await pretrain({ onCheckpoint: (checkpoint) => void kept.push(checkpoint) })
    await expect(pretrain({ seed: 6, resumeFrom: kept[0] })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('stops with a clear error when the loss is no longer a number', async () => {
    const wild: PretrainingConfig = { ...config, learningRate: 1e30 }
    await expect(pretrain({ config: wild })).rejects.toMatchObject({ code: 'collapsed' })
  })

  test('within 50 steps takes 60 % and more off the error of skin tone on held-out patches', async () => {
    const { validations } = await pretrain({
      config: { ...config, steps: 50, batch: 16 },
      openStream: (firstStep) => openStream(firstStep, 16),
      validation: drawValidation(128),
      validationEvery: 1000,
    })
    const [{ r2 }] = validations
    expect(r2[factorNames.indexOf('melanin')]).toBeGreaterThan(0.6)
  })
})

test('read-out quality is the mean squared error and the share of each variance, worked out by hand', () => {
  // Targets: 0 and 2 in the first column, 1 and 1 in the second.
  const { error, r2 } = readOutQuality(Float32Array.of(0, 1, 1, 3), Float32Array.of(0, 1, 2, 1), 2)
  expect(error).toBeCloseTo((0 + 0 + 1 + 4) / 4, 6)
  expect(r2[0]).toBeCloseTo(1 - 1 / 2, 6)
  expect(r2[1]).toBe(0)
})
