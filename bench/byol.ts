/**
 * Seconds for a whole BYOL step of ResNet-18, as JSON lines:
 *
 *   node bench/byol.ts [--batch 32] [--steps 5] [--optimiser lars] [--device cpu] [--threads 2] [--reference]
 *
 * The first step is left out (memory is laid out in it); the median of the others is given. `--reference` measures the
 * same step in PyTorch right after it, where `python3`, or what PYTHON names, has it
 * (byol_reference.py).
 */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { patchBytes, patchesInMemory, type PatchSource } from '../src/engine/training/patch-source.ts'
import { drawStepFeeds } from '../src/engine/training/step-feeds.ts'
import { openRuntime, type DeviceChoice } from '../src/engine/runtime/index.ts'
import { toOnnx } from '../src/graph/index.ts'
import { methods, stepNames, trainingConfig, type TrainingConfig } from '../src/models/methods/index.ts'
import type { OptimiserName } from '../src/models/optimisers/index.ts'
import { createRng } from '../src/numeric/rng.ts'
import { patchSidePx } from '../src/shared/domain.ts'

const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '32' },
    steps: { type: 'string', default: '5' },
    optimiser: { type: 'string', default: 'lars' },
    device: { type: 'string', default: 'cpu' },
    threads: { type: 'string', default: String(availableParallelism()) },
    reference: { type: 'boolean', default: false },
  },
})
const steps = Number(values.steps)
const threads = Number(values.threads)
const config = trainingConfig({
  batch: Number(values.batch),
  optimiser: { name: values.optimiser as OptimiserName },
})

function noisePatches(count: number): PatchSource {
  const rng = createRng(1)
  return patchesInMemory(Uint8Array.from({ length: count * patchBytes }, () => rng.integer(256)))
}

function print(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ bench: 'byol', backbone: config.backbone, ...line })}\n`)
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

async function ours(training: TrainingConfig): Promise<void> {
  const runtime = await openRuntime({ device: values.device as DeviceChoice, threads })
  const step = methods[training.method](training, { batch: training.batch, source: patchSidePx })
  const executable = await runtime.load(toOnnx(step.program), { state: step.state })
  const rng = createRng(2)
  await executable.setState(step.initialState(rng))
  const patches = noisePatches(training.batch)
  const indices = Int32Array.from({ length: training.batch }, (_, i) => i)
  const seconds: number[] = []
  for (let i = 0; i <= steps; i++) {
    const start = performance.now()
    await executable.run({
      ...drawStepFeeds({ patches, config: training }, { indices, rng }),
      [stepNames.learningRate]: Float32Array.of(0.1),
      [stepNames.targetMomentum]: Float32Array.of(0.99),
    })
    seconds.push((performance.now() - start) / 1000)
  }
  await executable.dispose()
  const measured = seconds.slice(1)
  print({
    engine: 'cheekbone',
    device: runtime.device,
    threads,
    batch: training.batch,
    patchSize: training.patchSize,
    optimiser: training.optimiser.name,
    secondsPerStep: Number(median(measured).toFixed(3)),
    fastest: Number(Math.min(...measured).toFixed(3)),
  })
}

function reference(): void {
  const script = fileURLToPath(new URL('./byol_reference.py', import.meta.url))
  const python = process.env.PYTHON ?? 'python3'
  const found = spawnSync(python, [script, values.batch, values.steps, values.threads], { encoding: 'utf8' })
  if (found.status === 0) process.stdout.write(found.stdout)
  else print({ engine: 'pytorch', skipped: found.error?.message ?? found.stderr.trim().split('\n').at(-1) })
}

await ours(config)
if (values.reference) reference()
