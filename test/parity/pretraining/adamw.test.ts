import { expect, test } from 'vitest'
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import {
  createProgram,
  gradients,
  input,
  output,
  square,
  sub,
  sum,
  toOnnx,
} from '../../../src/graph/index.ts'
import type { TensorRole } from '../../../src/models/layers/network.ts'
import { adamCorrections, adamWUpdate } from '../../../src/models/optimisers/adamw.ts'

const start = [1, -2, 0.5]
const wanted = [0, 0.001, 3]
const rates = [0.1, 0.05, 0.02, 0.02]

async function train(role: TensorRole): Promise<number[]> {
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const program = createProgram('adamw')
  const parameter = input(program, 'w', [3])
  const first = input(program, 'first', [3])
  const second = input(program, 'second', [3])
  const loss = sum(square(sub(parameter, input(program, 'wanted', [3]))))
  const schedule = {
    learningRate: input(program, 'rate', []),
    firstCorrection: input(program, 'c1', []),
    secondCorrection: input(program, 'c2', []),
  }
  const [gradient] = gradients(loss, [parameter])
  const next = adamWUpdate({ parameter, gradient, role, first, second }, schedule, 0.3)
  output(program, 'next/w', next.parameter)
  output(program, 'next/first', next.first)
  output(program, 'next/second', next.second)
  const state = { 'next/w': 'w', 'next/first': 'first', 'next/second': 'second' }
  const executable = await runtime.load(toOnnx(program), { state })
  const vector = (values: number[]) => ({ shape: [3], data: Float32Array.from(values) })
  await executable.setState({ w: vector(start), first: vector([0, 0, 0]), second: vector([0, 0, 0]) })
  for (const [step, rate] of rates.entries()) {
    const corrections = adamCorrections(step)
    await executable.run({
      wanted: Float32Array.from(wanted),
      rate: Float32Array.of(rate),
      c1: Float32Array.of(corrections.first),
      c2: Float32Array.of(corrections.second),
    })
  }
  const { w } = await executable.readState()
  await executable.dispose()
  return [...w.data]
}

/** torch.optim.AdamW's formula in its own order: the decay first, then the step. */
function reference(weightDecay: number): number[] {
  return start.map((from, i) => {
    let [w, m, v] = [from, 0, 0]
    rates.forEach((rate, step) => {
      const g = 2 * (w - wanted[i])
      m = 0.9 * m + 0.1 * g
      v = 0.999 * v + 0.001 * g * g
      const t = step + 1
      w -= rate * weightDecay * w
      w -= (rate * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
    })
    return w
  })
}

test('AdamW follows the formula, with decay for weights', async () => {
  const trained = await train('weight')
  reference(0.3).forEach((value, i) => expect(trained[i]).toBeCloseTo(value, 5))
})

test('AdamW does not decay biases', async () => {
  const trained = await train('bias')
  reference(0).forEach((value, i) => expect(trained[i]).toBeCloseTo(value, 5))
})
