import { expect, test } from 'vitest'
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import { createProgram, input, output, toOnnx } from '../../../src/graph/index.ts'
import { recognitionLoss } from '../../../src/models/pretraining/recognition.ts'

async function lossOf(a: number[][], b: number[][]): Promise<number> {
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const program = createProgram('recognition')
  const shape = [a.length, a[0].length]
  output(program, 'loss', recognitionLoss(input(program, 'a', shape), input(program, 'b', shape)))
  const executable = await runtime.load(toOnnx(program))
  try {
    const results = await executable.run({ a: Float32Array.from(a.flat()), b: Float32Array.from(b.flat()) })
    return results.loss.data[0]
  } finally {
    await executable.dispose()
  }
}

/** The formula, written out. */
function reference(a: number[][], b: number[][]): number {
  const cosine = (x: number[], y: number[]): number =>
    x.reduce((sum, value, i) => sum + value * y[i], 0) / (Math.hypot(...x) * Math.hypot(...y))
  const oneWay = (from: number[][], to: number[][]): number =>
    from.reduce((sum, x, i) => {
      const weights = to.map((y) => Math.exp(cosine(x, y) / 0.1))
      return sum - Math.log(weights[i] / weights.reduce((total, weight) => total + weight, 0))
    }, 0) / from.length
  return (oneWay(a, b) + oneWay(b, a)) / 2
}

const some = [
  [1, 2, -1],
  [0.5, -1, 0],
  [-2, 0.1, 1],
]
const others = [
  [0.8, 2.5, -0.2],
  [1, -0.2, 0.4],
  [-1, -1, 1],
]

test('recognition follows the formula, in both directions', async () => {
  expect(await lossOf(some, others)).toBeCloseTo(reference(some, others), 4)
  expect(await lossOf(others, some)).toBeCloseTo(await lossOf(some, others), 4)
})

test('recognition costs log n when all skins look alike, and nothing when each is unlike the others', async () => {
  const alike = [1, 2, 3, 4].map(() => [1, 1])
  expect(await lossOf(alike, alike)).toBeCloseTo(Math.log(4), 4)
  const apart = [
    [1, 0],
    [-1, 0],
  ]
  expect(await lossOf(apart, apart)).toBeCloseTo(0, 4)
})
