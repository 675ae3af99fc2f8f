/**
 * Every op against a hand-written reference, and every gradient against central differences,
 * (f(x + h) - f(x - h)) / 2h. All cases stand in one program, so that one run moves one element in each of them.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  openRuntime,
  type Executable,
  type FloatTensor,
  type Runtime,
} from '../../../src/engine/runtime/index.ts'
import {
  constant,
  createProgram,
  gradients,
  input,
  mul,
  output,
  sizeOf,
  sum,
  toOnnx,
  type Program,
  type Tensor,
} from '../../../src/graph/index.ts'
import { allCases, type NamedCase } from './cases.ts'
import type { Nd } from './nd.ts'
import { inputsOf, weightsFor } from './values.ts'

const step = 2 ** -8

const values = new Map(allCases.map((opCase) => [opCase, inputsOf(opCase)]))

function declare(program: Program, { id, shapes, build }: NamedCase): { inputs: Tensor[]; result: Tensor } {
  const inputs = shapes.map((shape, i) => input(program, `${id}:${i}`, shape))
  return { inputs, result: build(inputs, program) }
}

/** Feeds of all cases, with the element of that number, counted through a case's inputs, moved. */
function feedsWith(moved: number, by: number): Record<string, Float32Array> {
  const feeds: Record<string, Float32Array> = {}
  for (const [{ id }, inputs] of values) {
    let first = 0
    inputs.forEach(({ data }, i) => {
      const fed = Float32Array.from(data)
      if (moved >= first && moved < first + fed.length) fed[moved - first] += by
      feeds[`${id}:${i}`] = fed
      first += data.length
    })
  }
  return feeds
}

function countOf(inputs: readonly Nd[]): number {
  return inputs.reduce((total, { data }) => total + data.length, 0)
}

async function loadForward(runtime: Runtime): Promise<Executable> {
  const program = createProgram('forward')
  for (const opCase of allCases) output(program, opCase.id, declare(program, opCase).result)
  return runtime.load(toOnnx(program))
}

async function computeGradients(runtime: Runtime): Promise<Record<string, FloatTensor>> {
  const program = createProgram('backward')
  for (const opCase of allCases) {
    const { inputs, result } = declare(program, opCase)
    const weights = constant(program, weightsFor(sizeOf(result.shape)), result.shape)
    gradients(sum(mul(result, weights)), inputs).forEach((gradient, i) =>
      output(program, `d:${opCase.id}:${i}`, gradient),
    )
  }
  const executable = await runtime.load(toOnnx(program))
  const results = await executable.run(feedsWith(-1, 0))
  await executable.dispose()
  return results
}

/** For each case, the derivative of its weighted output for every element of its inputs, in double precision where it counts. */
async function centralDifferences(forward: Executable): Promise<Map<NamedCase, Float64Array>> {
  const differences = new Map(
    allCases.map((opCase) => [opCase, new Float64Array(countOf(values.get(opCase)!))]),
  )
  const longest = Math.max(...Array.from(values.values(), countOf))
  for (let element = 0; element < longest; element++) {
    const ahead = await forward.run(feedsWith(element, step))
    const behind = await forward.run(feedsWith(element, -step))
    for (const [opCase, derivative] of differences) {
      if (element >= derivative.length) continue
      const [plus, minus] = [ahead[opCase.id].data, behind[opCase.id].data]
      const weights = weightsFor(plus.length)
      derivative[element] = weights.reduce((total, w, i) => total + w * (plus[i] - minus[i]), 0) / (2 * step)
    }
  }
  return differences
}

function greatestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]) / (1 + Math.abs(b[i]))), 0)
}

describe('ops on the CPU', () => {
  let results: Record<string, FloatTensor>
  let derivatives: Record<string, FloatTensor>
  let differences: Map<NamedCase, Float64Array>

  beforeAll(async () => {
    const runtime = await openRuntime({ device: 'cpu', threads: 1 })
    const forward = await loadForward(runtime)
    results = await forward.run(feedsWith(-1, 0))
    differences = await centralDifferences(forward)
    derivatives = await computeGradients(runtime)
    await forward.dispose()
  })

  for (const opCase of allCases) {
    it(`${opCase.name}: its value is the reference's and its gradient that of finite differences`, () => {
      const inputs = values.get(opCase)!
      const expected = opCase.reference(inputs)
      const got = results[opCase.id]
      expect(got.shape).toEqual(expected.shape)
      expect(greatestDifference(Float64Array.from(got.data), expected.data)).toBeLessThan(2e-6)

      const derivative = Float64Array.from(
        inputs.flatMap((_, i) => [...derivatives[`d:${opCase.id}:${i}`].data]),
      )
      const wanted = opCase.gradientIsZero ? derivative.map(() => 0) : differences.get(opCase)!
      expect(greatestDifference(derivative, wanted)).toBeLessThan(1e-3)
    })
  }
})
