/**
 * How well the other cheek of a face is found when every patch is in a light of its own: the one thing that is known about photos
 * without labels, less the lamp that both cheeks of a photo share.
 */
import { createRng } from '../../../numeric/rng.ts'
import type { Matrix } from '../../../numeric/matrix.ts'
import type { Retrieval } from '../../../numeric/measures/partner-retrieval.ts'
import type { Progress } from '../../../shared/progress.ts'
import { cheekPartners } from '../../quality/cheek-pairs.ts'
import { samplePhotos } from '../../quality/sample-photos.ts'
import type { PatchSet } from '../compute/compute-contract.ts'
import { patchOrigins } from '../representations.ts'
import type { RunContext } from './stage.ts'

/** Of more patches, as many as are in whole photos of this sample. */
export const mostInOtherLight = 2000

type OnProgress = (progress: Progress) => void

export interface OtherLight {
  /** Patches that are looked at; none where no face has both cheeks. */
  readonly size: number
  /** By this backbone, or by an untrained one; null where no face has both cheeks. */
  byNetwork(backbone: Uint8Array | null, onProgress: OnProgress): Promise<Retrieval | null>
  byStatistics(onProgress: OnProgress): Promise<Retrieval | null>
}

export function inOtherLight(context: RunContext): OtherLight {
  const { library, config, place, compute, signal } = context
  const { seed } = config
  const all = patchOrigins(library, context.patches.patchIds)
  const sample = samplePhotos(all, mostInOtherLight, createRng(seed).fork('other-light'))
  const origins = Array.from(sample, (position) => all[position])
  const patches: PatchSet = {
    ...context.patches,
    patchIds: sample.map((position) => context.patches.patchIds[position]),
  }
  const size = cheekPartners(origins).some((partner) => partner >= 0) ? sample.length : 0

  async function retrieval(features: Matrix): Promise<Retrieval | null> {
    const representation = { features, origins, topics: new Int32Array(features.rows) }
    return (await compute.job('quality', { representation, seed, place }, { signal })).cheekRetrieval
  }

  return {
    size,
    byNetwork: async (backbone, onProgress) => {
      if (size === 0) return null
      const task = { ...patches, config, place, backbone, lights: 'other' } as const
      return retrieval(await compute.job('embed', task, { signal, onProgress }))
    },
    byStatistics: async (onProgress) => {
      if (size === 0) return null
      const task = { ...patches, seed, lights: 'other' } as const
      return retrieval(await compute.job('statistics', task, { signal, onProgress }))
    },
  }
}
