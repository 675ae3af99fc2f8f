/** How long a network takes for patches on a device, tried with the programs that a run loads. Runs in the compute worker. */
import type { TrainingConfig } from '../../models/methods/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { StopSignal } from '../../shared/progress.ts'
import type { FeatureKind } from '../../models/backbones/index.ts'
import { plainStatistics } from '../quality/plain-statistics.ts'
import type { Runtime } from '../runtime/index.ts'
import { embedPatches } from '../training/embed.ts'
import { patchBytes, patchesInMemory, type PatchSource } from '../training/patch-source.ts'
import { trainBackbone } from '../training/train.ts'

export interface NetworkTrial {
  /** `patchBytes` each; at least one. */
  pixels: Uint8Array
  config: TrainingConfig
  backbone: TensorValues
  runtime: Runtime
  /** Milliseconds since whenever. */
  now: () => number
  signal: StopSignal
}

export interface EmbeddingTried {
  /** Until the first batch is through, less a batch. */
  loadSeconds: number
  secondsPerPatch: number
  /** Of plain colour and texture statistics, per patch. */
  statisticsSeconds: number
  /** Of the patches that were tried, which may be the same ones again. */
  features: Matrix /* [n, f] */
}

/** Batches of an embedding. The first pays for the load, and is left out of the rate. */
const batches = 3
const batchSize = 32
/** Patches that statistics are taken of. */
const described = 8

/** @throws CheekboneError `cancelled` on the signal, between batches */
export async function tryEmbedding({
  features: kind,
  ...trial
}: NetworkTrial & { features: FeatureKind }): Promise<EmbeddingTried> {
  const { pixels, now } = trial
  const began = now()
  const marks: number[] = []
  const features = await embedPatches({
    ...trial,
    patches: repeated(pixels, batches * batchSize),
    features: kind,
    onProgress: () => marks.push(now()),
  })
  const batchMs = (marks[batches - 1] - marks[0]) / (batches - 1)
  // The first are slower: code is compiled as it runs.
  for (let i = 0; i < described; i++) plainStatistics(patchAt(pixels, i))
  const describing = now()
  for (let i = 0; i < described; i++) plainStatistics(patchAt(pixels, i))
  return {
    loadSeconds: Math.max(0, marks[0] - began - batchMs) / 1000,
    secondsPerPatch: batchMs / 1000 / batchSize,
    statisticsSeconds: (now() - describing) / 1000 / described,
    features,
  }
}

export interface TrainingTried {
  loadSeconds: number
  secondsPerStep: number
}

/** Steps: the first pays for the load, the second is the rate. */
const steps = 2

/** Two steps of the real training over a batch of `batch` patches. @throws CheekboneError `cancelled` on the signal, between steps */
export async function tryTraining(trial: NetworkTrial & { batch: number }): Promise<TrainingTried> {
  const { pixels, config, backbone, runtime, batch, now, signal } = trial
  const enough = new AbortController()
  const began = now()
  const marks: number[] = []
  const training = trainBackbone({
    patches: repeated(pixels, batch),
    config: { ...config, batch, epochs: steps + 1 },
    seed: 1,
    runtime,
    start: backbone,
    signal: eitherSignal(enough.signal, signal),
    onStep: () => {
      marks.push(now())
      if (marks.length === steps) enough.abort()
    },
  })
  await training.catch((error: unknown) => {
    if (marks.length < steps) throw error
  })
  const stepMs = marks[1] - marks[0]
  return { loadSeconds: Math.max(0, marks[0] - began - stepMs) / 1000, secondsPerStep: stepMs / 1000 }
}

function eitherSignal(first: StopSignal, second: StopSignal): StopSignal {
  return {
    get aborted() {
      return first.aborted || second.aborted
    },
  }
}

/** `count` patches, the same ones again where there are fewer. */
function repeated(pixels: Uint8Array, count: number): PatchSource {
  const held = patchesInMemory(pixels)
  return {
    count,
    read: (indices, into) =>
      held.read(
        indices.map((index) => index % held.count),
        into,
      ),
  }
}

function patchAt(pixels: Uint8Array, index: number): Uint8Array {
  const from = (index % (pixels.length / patchBytes)) * patchBytes
  return pixels.subarray(from, from + patchBytes)
}
