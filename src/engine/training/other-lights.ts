/**
 * The same patches as if each had been taken in a light of its own: linear colours times an exposure of 2^e and a cast of exp(+c) in
 * red and exp(-c) in blue, e and c normal with deviations of 0.35 and 0.08.
 */
import { linearFromSrgb, srgbFromLinear } from '../../numeric/colour.ts'
import { createRng } from '../../numeric/rng.ts'
import { patchBytes, type PatchSource } from './patch-source.ts'

/** @param lightOf names the light that a patch is in; those of one name share it. Default: each has its own. */
export function inOtherLights(
  patches: PatchSource,
  seed: number,
  lightOf: (index: number) => string = String,
): PatchSource {
  const lights = createRng(seed)
  return {
    count: patches.count,
    read: (indices, into) => {
      patches.read(indices, into)
      indices.forEach((index, i) => {
        relight(into.subarray(i * patchBytes, (i + 1) * patchBytes), gainsOf(lights.fork(lightOf(index))))
      })
    },
  }
}

type Gains = readonly [red: number, green: number, blue: number]

function gainsOf(rng: ReturnType<typeof createRng>): Gains {
  const exposure = 2 ** (0.35 * rng.normal())
  const cast = Math.exp(0.08 * rng.normal())
  return [exposure * cast, exposure, exposure / cast]
}

function relight(rgb: Uint8Array, gains: Gains): void {
  for (let i = 0; i < rgb.length; i++)
    rgb[i] = srgbFromLinear(Math.min(1, gains[i % 3] * linearFromSrgb(rgb[i])))
}
