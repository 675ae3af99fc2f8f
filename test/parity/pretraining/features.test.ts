import { beforeAll, describe, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../../../src/engine/runtime/index.ts'
import { createProgram, gradients, input, output, sum, toOnnx } from '../../../src/graph/index.ts'
import { poolFeatures } from '../../../src/models/backbones/index.ts'

let runtime: Runtime
beforeAll(async () => {
  runtime = await openRuntime({ device: 'cpu', threads: 1 })
})

/** Two stages of one sample: [1, 2, 2, 2] and [1, 1, 1, 2]. */
const maps = { early: Float32Array.of(1, 3, 5, 7, 2, 2, 2, 2), late: Float32Array.of(4, 0) }

async function pooled(): Promise<{ multi: Float32Array; last: Float32Array; slope: Float32Array }> {
  const program = createProgram('pool')
  const early = input(program, 'early', [1, 2, 2, 2])
  const late = input(program, 'late', [1, 1, 1, 2])
  const last = input(program, 'last', [1, 1])
  const features = { features: last, stages: [early, late] }
  const multi = poolFeatures(features, 'multi')
  output(program, 'multi', multi)
  output(program, 'kept', poolFeatures({ ...features, features: late }, 'last'))
  output(program, 'slope', gradients(sum(multi), [early])[0])
  const executable = await runtime.load(toOnnx(program))
  try {
    const results = await executable.run({ ...maps, last: Float32Array.of(2) })
    return { multi: results.multi.data, last: results.kept.data, slope: results.slope.data }
  } finally {
    await executable.dispose()
  }
}

describe('poolFeatures', () => {
  test('joins mean and standard deviation of every stage, worked out by hand', async () => {
    const { multi } = await pooled()
    // means 4 and 2, deviations sqrt((9 + 1 + 1 + 9) / 4) and 0; then mean 2 and deviation 2
    const expected = [4, 2, Math.sqrt(5), 0, 2, 2]
    expect(multi).toHaveLength(expected.length)
    expected.forEach((value, i) => expect(multi[i]).toBeCloseTo(value, value === 0 ? 2 : 5))
    expect(Math.min(...multi)).toBeGreaterThanOrEqual(0)
  })

  test('keeps the last stage as the backbone gives it', async () =>
    expect([...(await pooled()).last]).toEqual([4, 0]))

  test('has a slope that is finite where a channel is the same everywhere', async () => {
    const { slope } = await pooled()
    // d mean = 1/4; d deviation = (x - mean) / (4 deviation)
    const deviation = Math.sqrt(5)
    const expected = [1, 3, 5, 7].map((x) => 0.25 + (x - 4) / (4 * deviation))
    expected.forEach((value, i) => expect(slope[i]).toBeCloseTo(value, 4))
    slope.subarray(4).forEach((value) => expect(value).toBeCloseTo(0.25, 3))
  })
})
