/** Which patches a training is looked at on: whole photos, so that a face has both of its cheeks there or none. */
import { createRng, shuffle } from '../../../numeric/rng.ts'
import { cheekPartners, type PatchOrigin } from '../../quality/cheek-pairs.ts'

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
  const ofPhoto = new Map<PatchOrigin['photo'], number[]>()
  origins.forEach(({ photo }, position) => {
    const held = ofPhoto.get(photo)
    if (held) held.push(position)
    else ofPhoto.set(photo, [position])
  })
  const photos = [...ofPhoto.values()]
  const order = Int32Array.from(photos, (_, i) => i)
  shuffle(order, createRng(seed).fork('moment-sample'))
  const chosen: number[] = []
  for (const index of order) if (chosen.length + photos[index].length <= most) chosen.push(...photos[index])
  const positions = Int32Array.from(chosen).sort()
  const of = Array.from(positions, (position) => origins[position])
  return {
    positions,
    partners: cheekPartners(of),
    mirrored: Uint8Array.from(of, ({ region }) => Number(region === 'right-cheek')),
  }
}
