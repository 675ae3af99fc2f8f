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
} from '../../graph/index.ts'
import { applyPlainView } from '../../models/augmentation/view.ts'
import { backboneForward, poolFeatures, type FeatureKind } from '../../models/backbones/index.ts'
import { createNetwork, rootScope } from '../../models/layers/network.ts'
import { stepNames, type TrainingConfig } from '../../models/methods/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { Runtime } from '../runtime/index.ts'
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
  const { patches, runtime, signal, onProgress } = options
  const batch = Math.min(batchSize, Math.max(1, patches.count))
  const { program, width } = embeddingProgram(options, batch)
  const executable = await runtime.load(toOnnx(program), { state: {} })
  const embeddings = matrix(patches.count, width)
  try {
    for (let start = 0; start < patches.count; start += batch) {
      throwIfAborted(signal)
      const rows = Math.min(batch, patches.count - start)
      /* The last batch is filled up with its own last patch; those rows are dropped. */
      const indices = Int32Array.from({ length: batch }, (_, i) => start + Math.min(i, rows - 1))
      const results = await executable.run({
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
  } finally {
    await executable.dispose()
  }
}

function embeddingProgram(
  { config, backbone, features: kind = 'last' }: EmbeddingOptions,
  batch: number,
): { program: Program; width: number } {
  const program = createProgram('embedding')
  const patches = input(program, stepNames.patches, [batch, 3, patchSidePx, patchSidePx])
  const network = createNetwork({
    program,
    provide: ({ name, shape }) => constant(program, backbone[name].data, shape),
    normalise: 'running',
  })
  const view = applyPlainView(patches, config.patchSize)
  const views = concat([view, flip(view, 3)], 0)
  const features = poolFeatures(backboneForward(rootScope(network), views, config), kind) /* [2 n, width] */
  const width = features.shape[1]
  output(program, featuresName, mean(reshape(features, [2, batch, width]), [0]))
  return { program, width }
}
