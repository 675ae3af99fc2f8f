import { setImmediate as yieldToOthers } from 'node:timers/promises'
import {
  concat,
  constant,
  createProgram,
  flip,
  input,
  mean,
  output,
  reshape,
  toOnnx,
  type Program,
  type Tensor,
} from '../../graph/index.ts'
import { applyPlainView } from '../../models/augmentation/view.ts'
import { backboneForward, poolFeatures, type FeatureKind } from '../../models/backbones/index.ts'
import { createNetwork, rootScope, type Declaration } from '../../models/layers/network.ts'
import { stepNames, type TrainingConfig } from '../../models/methods/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { Executable, Runtime } from '../runtime/index.ts'
import { readPlanes, type PatchSource } from './patch-source.ts'

export interface EmbeddingOptions extends LongWork {
  patches: PatchSource
  /** Parameters and running statistics, from `trainBackbone` or `calibrateStatistics`. */
  backbone: TensorValues
  config: TrainingConfig
  runtime: Runtime
  /** What is kept of the feature maps: models/backbones/features.ts. Default `last`. */
  features?: FeatureKind
}

const batchSize = 32
const featuresName = 'features'

/**
 * The backbone's features of every patch, in the source's order: [patches, width], not negative. The network sees the
 * whole patch, resized to `config.patchSize`, and normalises by its running statistics, so that a patch's embedding does
 * not depend on the patches beside it. Features are the mean over the patch and its mirror image: a left and a right cheek
 * are mirrored, and so is the light on them, but the skin is the same.
 */
export async function embedPatches(options: EmbeddingOptions): Promise<Matrix> {
  const { patches, runtime, backbone, config, features = 'last' } = options
  const embedding = embeddingProgram({
    config,
    features,
    batch: embeddingBatch(patches.count),
    mirrors: true,
    provide: (program, { name, shape }) => constant(program, backbone[name].data, shape),
  })
  const executable = await runtime.load(toOnnx(embedding.program), { state: {} })
  try {
    return await embedInBatches(executable, embedding, options)
  } finally {
    await executable.dispose()
  }
}

export function embeddingBatch(count: number): number {
  return Math.min(batchSize, Math.max(1, count))
}

export interface EmbeddingProgram {
  program: Program
  batch: number
  /** Numbers a patch. */
  width: number
}

interface EmbeddingShape {
  config: TrainingConfig
  features: FeatureKind
  batch: number
  /** Features are the mean over the patch and its mirror image. */
  mirrors: boolean
  /** What the parameters are to the program. */
  provide: (program: Program, declaration: Declaration) => Tensor
}

export function embeddingProgram(shape: EmbeddingShape): EmbeddingProgram {
  const { config, batch, mirrors, provide } = shape
  const program = createProgram('embedding')
  const patches = input(program, stepNames.patches, [batch, 3, patchSidePx, patchSidePx])
  const network = createNetwork({
    program,
    provide: (declaration) => provide(program, declaration),
    normalise: 'running',
  })
  const view = applyPlainView(patches, config.patchSize)
  const views = mirrors ? concat([view, flip(view, 3)], 0) : view
  const features = poolFeatures(backboneForward(rootScope(network), views, config), shape.features)
  const width = features.shape[1] /* [views, width] */
  output(
    program,
    featuresName,
    mirrors ? mean(reshape(features, [2, batch, width]), [0]) : reshape(features, [batch, width]),
  )
  return { program, batch, width }
}

export interface EmbeddingPass extends LongWork {
  patches: PatchSource
  /** What the program is fed besides patches. */
  feeds?: TensorValues
}

/** [patches, width]. Throws `cancelled` on the signal. */
export async function embedInBatches(
  executable: Executable,
  { batch, width }: EmbeddingProgram,
  { patches, feeds, signal, onProgress }: EmbeddingPass,
): Promise<Matrix> {
  const embeddings = matrix(patches.count, width)
  for (let start = 0; start < patches.count; start += batch) {
    throwIfAborted(signal)
    const rows = Math.min(batch, patches.count - start)
    /* The last batch is filled up with its own last patch; those rows are dropped. */
    const indices = Int32Array.from({ length: batch }, (_, i) => start + Math.min(i, rows - 1))
    const results = await executable.run({
      ...feeds,
      [stepNames.patches]: {
        shape: [batch, 3, patchSidePx, patchSidePx],
        data: readPlanes(patches, indices),
      },
    })
    embeddings.data.set(results[featuresName].data.subarray(0, rows * width), start * width)
    onProgress?.({ done: start + rows, total: patches.count })
    await yieldToOthers()
  }
  return embeddings
}
