import { shuffle, type Rng } from '../../numeric/rng.ts'
import type { PatchOrigin } from './cheek-pairs.ts'

/**
 * A random choice of whole photos with no more than `most` patches in all, so that a face has both of its cheeks there or none.
 * Gives positions among the patches, ascending.
 */
export function samplePhotos(origins: readonly PatchOrigin[], most: number, rng: Rng): Int32Array {
  const ofPhoto = new Map<PatchOrigin['photo'], number[]>()
  origins.forEach(({ photo }, position) => {
    const held = ofPhoto.get(photo)
    if (held) held.push(position)
    else ofPhoto.set(photo, [position])
  })
  const photos = [...ofPhoto.values()]
  const order = Int32Array.from(photos, (_, i) => i)
  shuffle(order, rng)
  const chosen: number[] = []
  for (const index of order) if (chosen.length + photos[index].length <= most) chosen.push(...photos[index])
  return Int32Array.from(chosen).sort()
}
