/**
 * How quick the parts of a training step are, as JSON lines:
 *
 *   node bench/graph.ts [--batch 64] [--repeat 10] [--threads 2] [--device cpu]
 *
 * For convolutions the quickest of the runs, and the arithmetic of the convolution itself in GFLOP/s, whatever a formulation
 * computes beside it. For batch norm the memory that one pass would read and write, in GB/s.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { openRuntime, type DeviceChoice } from '../src/engine/runtime/index.ts'
import {
  batchNorm,
  conv2d,
  createProgram,
  gradients,
  input,
  mul,
  output,
  relu,
  reshape,
  sizeOf,
  slice,
  sum,
  toOnnx,
  type Program,
  type Tensor,
} from '../src/graph/index.ts'
import { createRng } from '../src/numeric/rng.ts'

const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '64' },
    repeat: { type: 'string', default: '10' },
    threads: { type: 'string', default: String(availableParallelism()) },
    device: { type: 'string', default: 'cpu' },
  },
})
const batch = Number(values.batch)
const runtime = await openRuntime({ device: values.device as DeviceChoice, threads: Number(values.threads) })

/** Milliseconds of the quickest run. Only a few numbers of the result are brought back. */
async function quickest(build: (program: Program) => Tensor): Promise<number> {
  const program = createProgram('bench')
  output(program, 'result', slice(reshape(build(program), [-1]), { axis: 0, end: 4 }))
  const executable = await runtime.load(toOnnx(program))
  const rng = createRng(1)
  const feeds = Object.fromEntries(
    Array.from(program.inputs, ([name, { shape }]) => [
      name,
      Float32Array.from({ length: sizeOf(shape) }, () => rng.uniform() - 0.5),
    ]),
  )
  let best = Infinity
  for (let run = 0; run < Number(values.repeat); run++) {
    const start = performance.now()
    await executable.run(feeds)
    best = Math.min(best, performance.now() - start)
  }
  await executable.dispose()
  return best
}

function print(line: Record<string, unknown>): void {
  const { device, threads } = runtime
  process.stdout.write(`${JSON.stringify({ bench: 'graph', device, threads, batch, ...line })}\n`)
}

interface Layer {
  readonly channels: number
  readonly side: number
  readonly stride: number
}

async function benchConvolution({ channels, side, stride }: Layer): Promise<void> {
  const window = { stride, padding: 1 }
  const build = (program: Program): { x: Tensor; w: Tensor; y: Tensor } => {
    const x = input(program, 'x', [batch, channels, side, side])
    const w = input(program, 'w', [channels, channels, 3, 3])
    return { x, w, y: conv2d(x, w, window) }
  }
  const backward = (program: Program, of: 'x' | 'w'): Tensor => {
    const { y, ...inputs } = build(program)
    return gradients(sum(mul(y, input(program, 'dy', y.shape))), [inputs[of]])[0]
  }
  const flop = 2 * 9 * batch * channels ** 2 * (side / stride) ** 2
  const parts: [string, (program: Program) => Tensor][] = [
    ['forward', (program) => build(program).y],
    ['input gradient', (program) => backward(program, 'x')],
    ['filter gradient', (program) => backward(program, 'w')],
  ]
  for (const [part, of] of parts) {
    const milliseconds = await quickest(of)
    const gflops = Math.round(flop / milliseconds / 1e6)
    print({ layer: `conv ${channels}x${side}x${side}, stride ${stride}`, part, milliseconds, gflops })
  }
}

async function benchNormalisation({ channels, side }: Layer): Promise<void> {
  const shape = [batch, channels, side, side]
  const build = (program: Program): { x: Tensor; y: Tensor } => {
    const [gamma, beta] = ['gamma', 'beta'].map((name) => input(program, name, [channels]))
    const x = input(program, 'x', shape)
    return { x, y: relu(batchNorm(x, gamma, beta).y) }
  }
  const both = (program: Program): Tensor => {
    const { x, y } = build(program)
    return gradients(sum(mul(y, input(program, 'dy', shape))), [x])[0]
  }
  const bytes = 2 * 4 * sizeOf(shape)
  const layer = `norm and relu ${channels}x${side}x${side}`
  for (const [part, of] of [
    ['forward', (program: Program) => build(program).y] as const,
    ['both ways', both] as const,
  ]) {
    const milliseconds = await quickest(of)
    print({ layer, part, milliseconds, gigabytesPerSecond: Number((bytes / milliseconds / 1e6).toFixed(1)) })
  }
}

const layers: readonly Layer[] = [
  { channels: 64, side: 32, stride: 1 },
  { channels: 64, side: 16, stride: 1 },
  { channels: 128, side: 16, stride: 1 },
  { channels: 128, side: 8, stride: 1 },
  { channels: 256, side: 8, stride: 1 },
  { channels: 512, side: 4, stride: 1 },
  { channels: 64, side: 32, stride: 2 },
  { channels: 128, side: 16, stride: 2 },
  { channels: 256, side: 8, stride: 2 },
]
for (const layer of layers) await benchConvolution(layer)
for (const layer of layers.filter(({ stride }) => stride === 1)) await benchNormalisation(layer)
