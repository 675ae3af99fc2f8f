import { createRng } from '../../../numeric/rng.ts'
import { cheekPartners, type PatchOrigin } from '../../quality/cheek-pairs.ts'
import { samplePhotos } from '../../quality/sample-photos.ts'

/** Which patches a training is looked at on. */
export interface MomentSample {
  /** Positions among the run's patches, ascending. */
  positions: Int32Array
  /** Row of the other cheek in the sample, -1 where there is none. */
  partners: Int32Array
  /** 1 for right cheeks, which are looked at in a mirror, so that both cheeks of a face lie alike. */
  mirrored: Uint8Array
}

/** A seeded choice of photos with no more than `most` patches in all; the same for the same seed. */
export function sampleMoments(
  origins: readonly PatchOrigin[],
  { most, seed }: { most: number; seed: number },
): MomentSample {
  const positions = samplePhotos(origins, most, createRng(seed).fork('moment-sample'))
  const of = Array.from(positions, (position) => origins[position])
  return {
    positions,
    partners: cheekPartners(of),
    mirrored: Uint8Array.from(of, ({ region }) => Number(region === 'right-cheek')),
  }
}
