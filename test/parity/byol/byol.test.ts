import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../../../src/engine/runtime/index.ts'
import { toOnnx } from '../../../src/graph/index.ts'
import { methods, stepNames, trainingConfig } from '../../../src/models/methods/index.ts'
import { optimiserNames, type OptimiserName } from '../../../src/models/optimisers/index.ts'
import type { TensorValues } from '../../../src/models/tensors.ts'
import { createRng } from '../../../src/numeric/rng.ts'
import { difference, extent, firstValue, patchesAt, viewFeeds, type TensorSummary } from './fixtures.ts'

interface Reference {
  losses: number[]
  spreads: number[]
  /** Tensors after the first and the last step. */
  states: Record<string, Record<string, TensorSummary>>
}

const reference = JSON.parse(
  readFileSync(new URL('./byol-reference.json', import.meta.url), 'utf8'),
) as Record<OptimiserName, Reference>
const steps = 20

let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

interface Trained {
  losses: number[]
  spreads: number[]
  states: Record<string, TensorValues>
}

async function train(optimiser: OptimiserName): Promise<Trained> {
  const config = trainingConfig({
    backbone: 'tiny',
    patchSize: extent.size,
    batch: extent.batch,
    projector: { hidden: 12, output: 8 },
    predictorHidden: 10,
    optimiser: { name: optimiser, momentum: 0.9, weightDecay: 0.01 },
  })
  const step = methods.byol(config, extent)
  const executable = await runtime.load(toOnnx(step.program), { state: step.state })
  try {
    await executable.setState(referenceState(step.initialState(createRng(1))))
    const trained: Trained = { losses: [], spreads: [], states: {} }
    for (let i = 0; i < steps; i++) {
      const results = await executable.run(feedsAt(i, optimiser))
      trained.losses.push(results[stepNames.loss].data[0])
      trained.spreads.push(results[stepNames.spread].data[0])
      if (i === 0 || i === steps - 1) trained.states[String(i + 1)] = await executable.readState()
    }
    return trained
  } finally {
    await executable.dispose()
  }
}

function referenceState(state: TensorValues): TensorValues {
  const filled: TensorValues = {}
  for (const [name, { shape, data }] of Object.entries(state))
    filled[name] = name.startsWith('velocity/') ? { shape, data } : { shape, data: firstValue(name, shape) }
  return filled
}

function feedsAt(step: number, optimiser: OptimiserName): TensorValues {
  const { batch, source } = extent
  const number = (value: number): TensorValues[string] => ({ shape: [], data: Float32Array.of(value) })
  const rate = 0.01 * (1 + (step % 3)) * (optimiser === 'lars' ? 5 : 1)
  return {
    [stepNames.patches]: { shape: [batch, 3, source, source], data: patchesAt(step) },
    [stepNames.learningRate]: number(rate),
    [stepNames.targetMomentum]: number(0.9 + 0.004 * step),
    ...viewFeeds(stepNames.views[0], 0, step),
    ...viewFeeds(stepNames.views[1], 1, step),
  }
}

function apart(state: TensorValues, expected: Record<string, TensorSummary>): Record<string, number> {
  const names = Object.keys(expected)
  return Object.fromEntries(names.map((name) => [name, difference(state[name].data, expected[name])]))
}

describe.each(optimiserNames)('BYOL of a tiny network with %s', (optimiser) => {
  const expected = reference[optimiser]
  let found: Trained
  beforeAll(async () => {
    found = await train(optimiser)
  })

  test('has the state of the reference, and no other', () => {
    expect(Object.keys(found.states['1']).sort()).toEqual(Object.keys(expected.states['1']).sort())
  })

  test('gives the loss, the spread, and every tensor of the reference after one step', () => {
    expect(found.losses[0] / expected.losses[0]).toBeCloseTo(1, 4)
    expect(found.spreads[0] / expected.spreads[0]).toBeCloseTo(1, 4)
    const differences = apart(found.states['1'], expected.states['1'])
    for (const [name, value] of Object.entries(differences)) expect(value, name).toBeLessThan(1e-4)
  })

  test('stays with the reference for twenty steps', () => {
    found.losses.forEach((loss, i) => expect(loss / expected.losses[i], `step ${i}`).toBeCloseTo(1, 2))
    found.spreads.forEach((spread, i) => expect(spread / expected.spreads[i], `step ${i}`).toBeCloseTo(1, 2))
    const differences = apart(found.states['20'], expected.states['20'])
    for (const [name, value] of Object.entries(differences)) expect(value, name).toBeLessThan(1e-2)
  })
})
