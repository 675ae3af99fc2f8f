import { beforeAll, describe, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../../../src/engine/runtime/index.ts'
import { toOnnx } from '../../../src/graph/index.ts'
import { pretrainingConfig, type PretrainingConfig } from '../../../src/models/pretraining/config.ts'
import {
  buildReadOut,
  buildRegressionStep,
  networkOf,
  regressionNames,
} from '../../../src/models/pretraining/factor-regression.ts'
import type { TensorValues } from '../../../src/models/tensors.ts'
import { createRng } from '../../../src/numeric/rng.ts'

const config = pretrainingConfig({
  backbone: 'tiny',
  sidePx: 16,
  batch: 6,
  steps: 10,
  views: 2,
  recognition: 0.5,
})
const targetCount = 2
let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

/** Photos of six skins: two of each, the second a little lighter, one more than the next, or wholly another picture. */
function photos(other: 'same' | 'lighter' | 'unrelated'): Float32Array {
  const rng = createRng(1)
  const area = 3 * 16 * 16
  const all = new Float32Array(config.batch * 2 * area)
  for (let skin = 0; skin < config.batch; skin++)
    for (let i = 0; i < area; i++) {
      const value = 0.2 + (0.5 * (skin + rng.uniform())) / config.batch
      all[2 * skin * area + i] = value
      all[(2 * skin + 1) * area + i] =
        other === 'same' ? value : other === 'lighter' ? value + 0.02 * ((skin % 2) + 1) : rng.uniform()
    }
  return all
}

const targets = Float32Array.from({ length: config.batch * targetCount }, (_, i) => Math.sin(i))

async function firstStep(
  given: PretrainingConfig,
  patches: Float32Array,
): Promise<{ loss: number; error: number; before: TensorValues; after: TensorValues }> {
  const step = buildRegressionStep(given, targetCount)
  const executable = await runtime.load(toOnnx(step.program), { state: step.state })
  const before = step.initialState(createRng(3))
  await executable.setState(before)
  const scalars = Object.entries(step.scalarsAt(0)).map(([name, value]) => [name, Float32Array.of(value)])
  const results = await executable.run({
    [regressionNames.patches]: patches,
    [regressionNames.targets]: targets,
    ...(Object.fromEntries(scalars) as Record<string, Float32Array>),
  })
  const after = await executable.readState()
  await executable.dispose()
  const [loss] = results[regressionNames.loss].data
  const [error] = results[regressionNames.error].data
  return { loss, error, before, after }
}

describe('the regression step', () => {
  test('adds the more, the less the photos of a skin have in common', async () => {
    const added: number[] = []
    for (const kind of ['same', 'lighter', 'unrelated'] as const) {
      const { loss, error } = await firstStep(config, photos(kind))
      added.push((loss - error) / config.recognition)
    }
    expect(added[0]).toBeLessThan(added[1])
    expect(added[1]).toBeLessThan(added[2])
    expect(added[2]).toBeGreaterThan(0.8 * Math.log(config.batch))
  })

  test('weighs the recognition as it is told', async () => {
    const patches = photos('lighter')
    const half = await firstStep(config, patches)
    const whole = await firstStep({ ...config, recognition: 1 }, patches)
    const none = await firstStep({ ...config, recognition: 0 }, patches)
    expect(whole.loss - whole.error).toBeCloseTo(2 * (half.loss - half.error), 4)
    expect(none.loss).toBe(none.error)
  })

  test('starts with a read-out so small that the error is the mean square of the targets', async () => {
    const { error } = await firstStep(config, photos('unrelated'))
    const square = targets.reduce((sum, value) => sum + value * value, 0) / targets.length
    expect(error / square).toBeGreaterThan(0.8)
    expect(error / square).toBeLessThan(1.3)
  })

  test('moves every parameter and every running statistic', async () => {
    const { before, after } = await firstStep(config, photos('lighter'))
    const still = Object.keys(networkOf(before)).filter((name) =>
      before[name].data.every((value, i) => value === after[name].data[i]),
    )
    expect(still).toEqual([])
  })

  test('is read out by a program with the same names', async () => {
    const { after } = await firstStep(config, photos('lighter'))
    const program = buildReadOut(config, targetCount, 3)
    expect([...program.inputs.keys()].filter((name) => name !== regressionNames.patches).sort()).toEqual(
      Object.keys(networkOf(after)).sort(),
    )
  })
})
