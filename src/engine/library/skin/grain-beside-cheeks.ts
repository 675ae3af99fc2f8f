/**
 * How much darker the grain of a forehead, chin or nose is than that of the same face's smoother cheek, cut at the same size:
 * a smaller square shows finer relief. Beard and fringe are known by it where their colour is skin's.
 */
import { lightnessFromSrgb } from '../../../numeric/colour.ts'
import { patchSidePx } from '../../../shared/domain.ts'
import type { FaceRegion } from '../../../shared/domain.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import { measureDarkGrain } from '../attributes/relief.ts'
import { cutPatch } from '../squares/patches.ts'
import type { Picture } from '../photos/picture.ts'
import { placeSquare, squareQuad } from '../squares/region-square.ts'
import type { FaceGeometry } from '../squares/region-square.ts'

const cheeks: readonly FaceRegion[] = ['left-cheek', 'right-cheek']

export function isCheek(region: FaceRegion): boolean {
  return cheeks.includes(region)
}

/** In the smoother cheek's grain; 1 for cheeks, and where no cheek can be seen. */
export type GrainBesideCheeks = (
  region: FaceRegion,
  pixels: Uint8Array /* [patchSidePx, patchSidePx, 3] */,
  side: number,
) => number

/** Cheeks are cut when the first other region asks, once for each side of squares. */
export function grainBesideCheeks(photo: Picture, geometry: FaceGeometry): GrainBesideCheeks {
  const known = new Map<number, number>()
  return (region, pixels, side) => {
    if (isCheek(region)) return 1
    let smoother = known.get(side)
    if (smoother === undefined) known.set(side, (smoother = smootherCheek(photo, geometry, side)))
    return smoother > 0 && smoother < Infinity ? grainOf(pixels) / smoother : 1
  }
}

/** Infinity when both are turned away. */
function smootherCheek(photo: Picture, geometry: FaceGeometry, side: number): number {
  const grains = cheeks
    .map((region) => placeSquare(region, geometry))
    .filter(({ fit }) => fit >= standardThresholds.minFit)
    .map(({ centre, ...square }) => squareQuad(centre, Math.min(side, square.side), geometry.angle))
    .map((quad) => grainOf(cutPatch(photo, quad).pixels))
  return Math.min(...grains)
}

function grainOf(pixels: Uint8Array): number {
  return measureDarkGrain({ data: lightnessFromSrgb(pixels), width: patchSidePx, height: patchSidePx })
}
