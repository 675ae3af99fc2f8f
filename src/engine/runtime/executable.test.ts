import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  add,
  argMax,
  constant,
  createProgram,
  gradients,
  input,
  matmul,
  mean,
  mulScalar,
  output,
  square,
  sub,
  tanh,
  toOnnx,
  type Program,
} from '../../graph/index.ts'
import { createRng } from '../../numeric/rng.ts'
import type { Executable } from './executable.ts'
import { openRuntime, type Runtime } from './open-runtime.ts'

/** count:next = count + step, seen = count. */
function counter(): Program {
  const program = createProgram('counter')
  const count = input(program, 'count', [2])
  output(program, 'count:next', add(count, input(program, 'step', [2])))
  output(program, 'seen', mulScalar(count, 1.5))
  return program
}
const counting = { state: { 'count:next': 'count' } }
const one = Float32Array.of(1, 1)
const start = { count: { shape: [2], data: Float32Array.of(10, 20) } }

describe('a loaded program', () => {
  let runtime: Runtime
  let executable: Executable
  beforeAll(async () => {
    runtime = await openRuntime({ device: 'cpu', threads: 1 })
    executable = await runtime.load(toOnnx(counter()), counting)
  })
  afterAll(() => executable.dispose())

  it('hands its state from one run to the next and gives the other outputs', async () => {
    await executable.setState(start)
    await executable.run({ step: one })
    const { seen, ...others } = await executable.run({ step: one })
    expect(seen).toEqual({ shape: [2], data: Float32Array.of(16.5, 31.5) })
    expect(others).toEqual({})
    expect(await executable.readState()).toEqual({ count: { shape: [2], data: Float32Array.of(12, 22) } })
  })

  it('takes a feed with its shape as well', async () => {
    await executable.setState(start)
    await executable.run({ step: { shape: [2], data: one } })
    expect((await executable.readState()).count.data).toEqual(Float32Array.of(11, 21))
  })

  it('keeps its state apart from the arrays that it was set from and that it was read into', async () => {
    const data = Float32Array.of(1, 2)
    await executable.setState({ count: { shape: [2], data } })
    data[0] = 99
    const read = await executable.readState()
    read.count.data[1] = 99
    expect((await executable.readState()).count.data).toEqual(Float32Array.of(1, 2))
  })

  it.each([
    ['a missing input', {}, 'The input "step" (float32 [2]) is missing.'],
    ['an input that is not there', { step: one, stop: one }, 'no input "stop" to feed; its inputs are step.'],
    ['state among the feeds', { step: one, count: one }, 'no input "count" to feed'],
    ['another length', { step: Float32Array.of(1) }, '"step" is float32 [2] and needs 2 values, got 1.'],
    [
      'another shape',
      { step: { shape: [1, 2], data: one } },
      '"step" must be float32 [2], not float32 [1, 2].',
    ],
    ['another type', { step: Int32Array.of(1, 1) }, '"step" must be float32 [2], not int32 [2].'],
  ])('refuses %s with a sentence and keeps its state', async (_, feeds, sentence) => {
    await executable.setState(start)
    await expect(executable.run(feeds)).rejects.toThrow(sentence)
    expect((await executable.readState()).count.data).toEqual(start.count.data)
  })

  it('refuses state that it does not have and keeps what it had', async () => {
    await executable.setState(start)
    const wrong = { count: { shape: [2], data: one }, speed: { shape: [2], data: one } }
    await expect(executable.setState(wrong)).rejects.toThrow('no state "speed"; its state is count.')
    expect((await executable.readState()).count.data).toEqual(start.count.data)
  })

  it('does not run before its state is set, nor twice at once, nor after its end', async () => {
    const fresh = await runtime.load(toOnnx(counter()), counting)
    await expect(fresh.run({ step: one })).rejects.toThrow(
      'The state "count" (float32 [2]) has not been set.',
    )
    await fresh.setState(start)
    const first = fresh.run({ step: one })
    await expect(fresh.run({ step: one })).rejects.toThrow('already running')
    await first
    await fresh.dispose()
    await fresh.dispose()
    await expect(fresh.run({ step: one })).rejects.toThrow('disposed')
  })

  it('lets other work go on between two runs', async () => {
    await executable.setState(start)
    let turns = 0
    let next = setImmediate(function count() {
      turns += 1
      next = setImmediate(count)
    })
    for (let i = 0; i < 50; i++) await executable.run({ step: one })
    clearImmediate(next)
    expect(turns).toBeGreaterThanOrEqual(49)
  })

  it('is refused with state that does not fit its inputs and outputs', async () => {
    const onnx = toOnnx(counter())
    await expect(runtime.load(onnx, { state: { 'count:later': 'count' } })).rejects.toThrow(
      'an output that is not there',
    )
    await expect(runtime.load(onnx, { state: { seen: 'count', 'count:next': 'count' } })).rejects.toThrow(
      'Two outputs',
    )
    await expect(runtime.load(Uint8Array.of(1, 2, 3))).rejects.toThrow('could not be loaded on cpu')
  })

  it('is refused with an output that cannot be read as float32', async () => {
    const program = createProgram('whole numbers')
    output(program, 'best', argMax(input(program, 'x', [3]), 0))
    await expect(runtime.load(toOnnx(program))).rejects.toThrow(
      'Output "best" is int64 []; cast it to float32',
    )
  })

  it('learns exclusive or by gradient descent', async () => {
    const program = createProgram('xor')
    const x = constant(program, Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), [4, 2])
    const wanted = constant(program, Float32Array.of(-0.8, 0.8, 0.8, -0.8), [4, 1])
    const shapes: Record<string, number[]> = { w1: [2, 4], b1: [4], w2: [4, 1], b2: [1] }
    const weights = Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => [name, input(program, name, shape)]),
    )
    const hidden = tanh(add(matmul(x, weights.w1), weights.b1))
    const answer = tanh(add(matmul(hidden, weights.w2), weights.b2))
    const loss = mean(square(sub(answer, wanted)))
    const slopes = gradients(loss, Object.values(weights))
    Object.entries(weights).forEach(([name, weight], i) =>
      output(program, `${name}:next`, sub(weight, mulScalar(slopes[i], 0.5))),
    )
    output(program, 'loss', loss)

    const state = Object.fromEntries(Object.keys(shapes).map((name) => [`${name}:next`, name]))
    const learner = await runtime.load(toOnnx(program), { state })
    const rng = createRng(7)
    const initial = Object.entries(shapes).map(([name, shape]) => {
      const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => rng.normal())
      return [name, { shape, data }] as const
    })
    await learner.setState(Object.fromEntries(initial))
    const losses: number[] = []
    for (let step = 0; step < 400; step++) losses.push((await learner.run()).loss.data[0])
    await learner.dispose()
    expect(losses[0]).toBeGreaterThan(0.5)
    expect(losses.at(-1)).toBeLessThan(1e-3)
  })
})
