/**
 * A pretraining from the command line to files: the backbone in half precision, its provenance and its log beside it, and, while
 * it lasts, a checkpoint to go on from.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawBatch, factorNames, type PatchBatch } from '../../models/drawn-skin/index.ts'
import { pretrainingConfig, type PretrainingConfig } from '../../models/pretraining/config.ts'
import { pretrainedBackbone } from '../../models/pretraining/factor-regression.ts'
import { createRng } from '../../numeric/rng.ts'
import type { LongWork } from '../../shared/progress.ts'
import { openRuntime, type DeviceChoice, type Runtime } from '../runtime/index.ts'
import { encodeBackbone } from '../training/backbone-file.ts'
import type { Start } from '../training/load-start.ts'
import { createPatchStream } from './draw-ahead.ts'
import { pretrainBackbone } from './pretrain.ts'
import { decodePretraining, encodePretraining, type PretrainingCheckpoint } from './pretraining-checkpoint.ts'
import { provenance, trainingLog } from './provenance.ts'
import { readBeginning, type Beginning } from './read-beginning.ts'

export interface PretrainCommand extends LongWork {
  /** What is left out has the defaults of `pretrainingConfig`. */
  choices: Partial<PretrainingConfig>
  seed: number
  device: DeviceChoice
  /** A backbone file to begin with instead of random parameters, or `drawn` for what ships. */
  start?: Start
  /** Folder of `<backbone>.safetensors`, `.json` and `.log.jsonl`; made if it is not there. */
  out: string
  /** Default: `<backbone>.checkpoint` in `out`. If it is there, the pretraining goes on from it; it goes when all is done. */
  checkpointPath?: string
  checkpointSeconds?: number
  /** Threads that draw. */
  workers?: number
  /** Held-out patches. Default 512. */
  validationPatches?: number
  /** A line for people: a validation, a checkpoint that was found. */
  onNews?: (line: string) => void
}

export interface PretrainResult {
  backbonePath: string
  steps: number
  /** Mean squared error on held-out patches, at the first validation and the last. */
  firstError: number
  lastError: number
  /** Share of the variance of each factor that is read off. */
  r2: Record<string, number>
}

const defaultValidationPatches = 512

export async function runPretraining(command: PretrainCommand): Promise<PretrainResult> {
  const { seed, out, onNews, checkpointSeconds = 60, validationPatches = defaultValidationPatches } = command
  const config = pretrainingConfig(command.choices)
  await mkdir(out, { recursive: true })
  const checkpointPath = command.checkpointPath ?? join(out, `${config.backbone}.checkpoint`)
  const resumeFrom = existsSync(checkpointPath)
    ? decodePretraining(await readFile(checkpointPath))
    : undefined
  if (resumeFrom) onNews?.(`Going on from step ${resumeFrom.step} in ${checkpointPath}`)
  const beginning = await readBeginning(command.start ?? 'random', config)
  const runtime = await openRuntime({ device: command.device })
  const startMs = performance.now()
  let lastSavedMs = startMs
  let kept: PretrainingCheckpoint | undefined
  await pretrainBackbone({
    config,
    seed,
    targetNames: factorNames,
    runtime,
    start: beginning,
    openStream: (firstStep) => openStream(config, { seed, firstStep, workers: command.workers ?? 1 }),
    validation: drawValidation(config, seed, validationPatches),
    validationEvery: Math.max(10, Math.floor(config.steps / 20)),
    resumeFrom,
    checkpointDue: () => performance.now() - lastSavedMs > checkpointSeconds * 1000,
    onCheckpoint: async (reached) => {
      const elapsedSeconds = reached.elapsedSeconds + (performance.now() - startMs) / 1000
      kept = { ...reached, elapsedSeconds }
      await save(kept, { command, config, runtime, beginning, checkpointPath, validationPatches })
      lastSavedMs = performance.now()
    },
    onValidation: ({ step, error, r2 }) =>
      onNews?.(`step ${step}: held-out error ${error.toFixed(4)}, mean R2 ${mean(r2).toFixed(3)}`),
    onProgress: command.onProgress,
    signal: command.signal,
  })
  await rm(checkpointPath, { force: true })
  return resultOf(kept, filesOf(out, config).backbone)
}

function openStream(
  { batch, sidePx, light, views }: PretrainingConfig,
  { seed, firstStep, workers }: { seed: number; firstStep: number; workers: number },
): ReturnType<typeof createPatchStream> {
  return createPatchStream({ seed, batch, sidePx, light, views, firstStep, workers })
}

/** From a seed of their own, so that no training step sees them. */
function drawValidation({ sidePx, light }: PretrainingConfig, seed: number, count: number): PatchBatch {
  return drawBatch({ count, sidePx, light, seed: validationSeed(seed), firstIndex: 0, views: 1 })
}

export function validationSeed(seed: number): number {
  return createRng(seed)
    .fork('validation')
    .integer(2 ** 32)
}

interface Saving {
  command: PretrainCommand
  config: PretrainingConfig
  runtime: Runtime
  beginning: Beginning | undefined
  checkpointPath: string
  validationPatches: number
}

/** The checkpoint, and what could be shipped if it were the end. */
async function save(reached: PretrainingCheckpoint, saving: Saving): Promise<void> {
  const { command, config, runtime, beginning, checkpointPath, validationPatches } = saving
  const files = filesOf(command.out, config)
  const { backbone, stem } = config
  const parameters = encodeBackbone(pretrainedBackbone(reached.state), {
    precision: 'half',
    network: { backbone, stem },
  })
  const origin = provenance(reached, {
    config,
    seed: command.seed,
    validationSeed: validationSeed(command.seed),
    validationPatches,
    targetNames: factorNames,
    device: runtime.device,
    threads: runtime.threads,
    startedFrom: beginning && { sha256: beginning.digest, provenance: beginning.provenance },
  })
  await replaceFile(files.backbone, parameters)
  await replaceFile(files.provenance, `${JSON.stringify(origin, null, 2)}\n`)
  await replaceFile(files.log, trainingLog(reached))
  await replaceFile(checkpointPath, encodePretraining(reached))
}

function filesOf(
  out: string,
  { backbone }: PretrainingConfig,
): { backbone: string; provenance: string; log: string } {
  return {
    backbone: join(out, `${backbone}.safetensors`),
    provenance: join(out, `${backbone}.json`),
    log: join(out, `${backbone}.log.jsonl`),
  }
}

/** Whole or not at all, however the process ends. */
async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const partial = `${path}.partial`
  await writeFile(partial, content)
  await rename(partial, path)
}

function resultOf(reached: PretrainingCheckpoint | undefined, backbonePath: string): PretrainResult {
  const validations = reached?.validations ?? []
  const [first, last] = [validations[0], validations[validations.length - 1]]
  return {
    backbonePath,
    steps: reached?.step ?? 0,
    firstError: first.error,
    lastError: last.error,
    r2: Object.fromEntries(factorNames.map((name, i) => [name, last.r2[i]])),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
