/**
 * The same patches as if every photo had been taken in a light of its own: linear colours times an exposure of 2^e and a cast of
 * exp(+c) in red and exp(-c) in blue, e and c normal with deviations of 0.35 and 0.08, one draw a photo.
 */
import { patchBytes, patchesInMemory } from '../src/engine/training/patch-source.ts'
import { createRng } from '../src/numeric/rng.ts'
import type { ProofPatches } from './proof-patches.ts'

export function inOtherLight(cheeks: ProofPatches, seed: number): ProofPatches {
  const pixels = new Uint8Array(cheeks.pixels.length)
  cheeks.photos.forEach((photo, patch) => {
    const rng = createRng(seed).fork(photo)
    const exposure = 2 ** (0.35 * rng.normal())
    const cast = Math.exp(0.08 * rng.normal())
    const gains = [exposure * cast, exposure, exposure / cast]
    for (let i = patch * patchBytes; i < (patch + 1) * patchBytes; i++)
      pixels[i] = srgb(gains[i % 3] * linear(cheeks.pixels[i]))
  })
  return { ...cheeks, pixels, patches: patchesInMemory(pixels) }
}

function linear(byte: number): number {
  const value = byte / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function srgb(light: number): number {
  const bound = Math.min(1, light)
  return Math.round(255 * (bound <= 0.0031308 ? 12.92 * bound : 1.055 * bound ** (1 / 2.4) - 0.055))
}
