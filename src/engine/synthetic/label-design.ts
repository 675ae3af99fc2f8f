import type { Rng } from '../../numeric/rng.ts'
import { shuffle } from '../../numeric/rng.ts'
import type { SkinLabels } from './skin-levels.ts'
import { blemishLevels, roughnessLevels, toneLevels } from './skin-levels.ts'

/**
 * Labels for `count` faces in random order, every level of a label equally often (up to one) and the labels independent of
 * each other: whole multiples of 80 hold every combination equally often, and what is left over is cut from a cyclic design
 * (5 and 16 share no factor, so tone runs through all of the 16 others; within those, blemish is a Latin square over
 * roughness), whose every stretch is near balance.
 */
export function designLabels(count: number, rng: Rng): SkinLabels[] {
  const tones = shuffledLevels(toneLevels.length, rng)
  const roughnesses = shuffledLevels(roughnessLevels.length, rng)
  const blemishes = shuffledLevels(blemishLevels.length, rng)
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  shuffle(order, rng)
  return Array.from(order, (index) => {
    const row = index % roughnesses.length
    const square = Math.floor(index / roughnesses.length) % blemishes.length
    return {
      tone: tones[index % tones.length],
      roughness: roughnesses[row],
      blemish: blemishes[(row + square) % blemishes.length],
    }
  })
}

function shuffledLevels(levels: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length: levels }, (_, level) => level)
  shuffle(order, rng)
  return order
}
