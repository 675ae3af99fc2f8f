import type { Runtime } from '../../../src/engine/runtime/index.ts'
import {
  add,
  batchNorm,
  constant,
  conv2d,
  createProgram,
  globalAveragePool,
  gradients,
  input,
  matmul,
  mean,
  mul,
  mulScalar,
  output,
  relu,
  sizeOf,
  square,
  sub,
  sum,
  toOnnx,
} from '../../../src/graph/index.ts'
import { createRng } from '../../../src/numeric/rng.ts'
import { allCases } from '../ops/cases.ts'
import { inputsOf, weightsFor } from '../ops/values.ts'

export type Numbers = Record<string, number[]>

/** Values and gradients of every op case, from one program. */
export async function allCasesOn(runtime: Runtime): Promise<Numbers> {
  const program = createProgram('cases')
  const feeds: Record<string, Float32Array> = {}
  for (const opCase of allCases) {
    const { id, shapes, build } = opCase
    inputsOf(opCase).forEach(({ data }, i) => (feeds[`${id}:${i}`] = Float32Array.from(data)))
    const inputs = shapes.map((shape, i) => input(program, `${id}:${i}`, shape))
    const result = build(inputs, program)
    output(program, id, result)
    const weights = constant(program, weightsFor(sizeOf(result.shape)), result.shape)
    gradients(sum(mul(result, weights)), inputs).forEach((gradient, i) =>
      output(program, `d:${id}:${i}`, gradient),
    )
  }
  const executable = await runtime.load(toOnnx(program))
  const results = await executable.run(feeds)
  await executable.dispose()
  return Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, [...data]]))
}

/**
 * Losses of five steps of a small residual block, and its parameters after them: state that stays on the device. No part of it
 * may fall back to the CPU.
 */
export async function trainingOn(runtime: Runtime): Promise<Numbers> {
  const program = createProgram('training')
  const shapes = { w1: [4, 3, 3, 3], w2: [4, 4, 3, 3], gamma: [4], beta: [4], head: [4, 2] }
  const names = Object.keys(shapes) as (keyof typeof shapes)[]
  const [w1, w2, gamma, beta, head] = names.map((name) => input(program, name, shapes[name]))
  const x = input(program, 'x', [4, 3, 8, 8])
  const first = relu(batchNorm(conv2d(x, w1, { stride: 2, padding: 1 }), gamma, beta).y)
  const block = add(first, relu(conv2d(first, w2, { padding: 1 })))
  const loss = mean(square(sub(matmul(globalAveragePool(block), head), input(program, 'y', [4, 2]))))
  gradients(loss, [w1, w2, gamma, beta, head]).forEach((gradient, i) => {
    const weight = input(program, names[i], shapes[names[i]])
    output(program, `${names[i]}:next`, sub(weight, mulScalar(gradient, 0.1)))
  })
  output(program, 'loss', loss)

  const state = Object.fromEntries(names.map((name) => [`${name}:next`, name]))
  const executable = await runtime.load(toOnnx(program), { state, wholeOnDevice: runtime.device !== 'cpu' })
  const rng = createRng(5)
  const draw = (shape: readonly number[]): Float32Array =>
    Float32Array.from({ length: sizeOf(shape) }, () => rng.normal())
  await executable.setState(
    Object.fromEntries(names.map((name) => [name, { shape: shapes[name], data: draw(shapes[name]) }])),
  )
  const losses: number[] = []
  for (let step = 0; step < 5; step++)
    losses.push((await executable.run({ x: draw([4, 3, 8, 8]), y: draw([4, 2]) })).loss.data[0])
  const parameters = await executable.readState()
  // Reading must leave the state as it is.
  losses.push((await executable.run({ x: draw([4, 3, 8, 8]), y: draw([4, 2]) })).loss.data[0])
  await executable.dispose()
  return {
    losses,
    ...Object.fromEntries(Object.entries(parameters).map(([name, { data }]) => [name, [...data]])),
  }
}
