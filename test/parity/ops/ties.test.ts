/** Where a gradient is a choice: what the docstrings promise for equal values, which finite differences cannot tell. */
import { expect, it } from 'vitest'
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import {
  abs,
  createProgram,
  gradients,
  input,
  max,
  maximum,
  maxPool2d,
  minimum,
  output,
  relu,
  sum,
  toOnnx,
  type Tensor,
} from '../../../src/graph/index.ts'

async function gradientAtZero(shape: number[], f: (x: Tensor) => Tensor): Promise<number[]> {
  const program = createProgram('ties')
  const x = input(program, 'x', shape)
  output(program, 'gradient', gradients(sum(f(x)), [x])[0])
  const executable = await (await openRuntime({ device: 'cpu', threads: 1 })).load(toOnnx(program))
  const { gradient } = await executable.run({ x: new Float32Array(shape.reduce((a, b) => a * b, 1)) })
  await executable.dispose()
  return [...gradient.data]
}

it('is zero at the kinks of relu and abs', async () => {
  expect(await gradientAtZero([1], relu)).toEqual([0])
  expect(await gradientAtZero([1], abs)).toEqual([0])
})

it('is halved between equal sides of maximum and minimum, so that both together have all of it', async () => {
  expect(await gradientAtZero([1], (x) => maximum(x, relu(x)))).toEqual([0.5])
  expect(await gradientAtZero([1], (x) => minimum(x, relu(x)))).toEqual([0.5])
})

it('is shared among equal maxima of a reduction', async () => {
  expect(await gradientAtZero([4], (x) => max(x))).toEqual([0.25, 0.25, 0.25, 0.25])
})

it('is shared among equal maxima of a window, of which the padding is none', async () => {
  const gradient = await gradientAtZero([1, 1, 2, 2], (x) => maxPool2d(x, 3, { stride: 2, padding: 1 }))
  expect(gradient).toEqual([0.25, 0.25, 0.25, 0.25])
})
