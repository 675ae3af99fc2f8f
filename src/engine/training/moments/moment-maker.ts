/**
 * Moments of a training: what the network makes of a sample of patches, laid out as a map that goes on from the moment before.
 * One program serves all moments, since parameters are fed to it like patches.
 */
import { input, toOnnx } from '../../../graph/index.ts'
import type { FeatureKind } from '../../../models/backbones/index.ts'
import type { TrainingConfig } from '../../../models/methods/index.ts'
import type { TensorValues } from '../../../models/tensors.ts'
import type { Matrix } from '../../../numeric/matrix.ts'
import { createPartnerRetrieval } from '../../../numeric/measures/partner-retrieval.ts'
import type { StopSignal } from '../../../shared/progress.ts'
import type { TrainingMoment } from '../../../shared/training-moment.ts'
import { alignedMap } from '../../maps/aligned-maps.ts'
import { comparisonSpace } from '../../quality/comparison-space.ts'
import { visitDistances } from '../../quality/visit-distances.ts'
import { openMatrixProduct, type ProductPlace, type Runtime } from '../../runtime/index.ts'
import { calibrateStatistics } from '../calibrate.ts'
import { embeddingBatch, embeddingProgram, embedInBatches } from '../embed.ts'
import type { PatchSource } from '../patch-source.ts'
import type { ReachedMoment } from '../train.ts'
import { mirroredPatches } from './mirrored-patches.ts'
import type { MomentSample } from './moment-sample.ts'

export interface MadeMoment extends TrainingMoment {
  /** [rows of the sample, 2] */
  map: Matrix
}

export interface MomentMaker {
  /** Throws `cancelled` on the signal; the next moment then goes on from the last that was made. */
  make(reached: ReachedMoment): Promise<MadeMoment>
  close(): Promise<void>
}

export interface MomentMakerOptions {
  patches: PatchSource
  sample: MomentSample
  config: TrainingConfig
  features: FeatureKind
  runtime: Runtime
  place: ProductPlace
  seed: number
  /** The map of the moment before, of a training that goes on. */
  before: Matrix | null
  /** A network that began with nothing has running statistics that lag behind; they are measured afresh each time. */
  calibrates: boolean
  signal?: StopSignal
}

/** Fewer than for a map that is looked at closely: a moment is seen for a second. */
const layoutEpochs = 160

/** Patches that running statistics are measured on. */
export const calibrationRows = 128

export async function openMomentMaker(options: MomentMakerOptions): Promise<MomentMaker> {
  const { sample, config, runtime, place, seed, signal } = options
  const patches = mirroredPatches(options.patches, sample.positions, sample.mirrored)
  const names: string[] = []
  const embedding = embeddingProgram({
    config,
    features: options.features,
    batch: embeddingBatch(patches.count),
    mirrors: false,
    provide: (program, { name, shape }) => {
      names.push(name)
      return input(program, name, shape)
    },
  })
  const executable = await runtime.load(toOnnx(embedding.program), { state: {} })
  const product = await openMatrixProduct(place)
  let before = options.before

  async function parametersOf(backbone: TensorValues): Promise<TensorValues> {
    const few = { ...patches, count: Math.min(calibrationRows, patches.count) }
    const used = options.calibrates
      ? await calibrateStatistics({ patches: few, backbone, config, runtime, signal })
      : backbone
    return Object.fromEntries(names.map((name) => [name, used[name]]))
  }

  return {
    make: async ({ last, backbone }) => {
      const feeds = await parametersOf(backbone)
      const features = await embedInBatches(executable, embedding, { patches, feeds, signal })
      const space = comparisonSpace(features)
      const retrieval = createPartnerRetrieval(sample.partners)
      const rows = Int32Array.from({ length: space.rows }, (_, i) => i)
      await visitDistances(space, {
        rows,
        visitors: [retrieval],
        product: product.timesTransposed,
        signal,
      })
      const found = retrieval.result()
      const map = await alignedMap(space, before, {
        seed,
        neighbours: Math.min(30, space.rows - 1),
        minDist: 0.5,
        standardise: false,
        epochs: layoutEpochs,
        product,
        signal,
      })
      before = map
      return {
        step: last?.step ?? 0,
        epoch: last?.epoch ?? 0,
        loss: last?.loss ?? null,
        retrieval: found
          ? { reciprocalRank: found.meanReciprocalRank, chance: found.chance.meanReciprocalRank }
          : null,
        map,
      }
    },
    close: async () => {
      await executable.dispose()
      await product.close()
    },
  }
}
