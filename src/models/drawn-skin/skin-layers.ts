/** The planes that the parts of a drawn skin add to, before they become reflectance and slopes. */
import { mapSidePx } from './noise-tiles.ts'
import { patchSideMm } from './factors.ts'

/** All [mapSidePx, mapSidePx], a square of `patchSideMm` that repeats in both directions without a seam. */
export interface SkinLayers {
  /** Place on the skin locus, 0 very light to 1 dark; moles go beyond. */
  melanin: Float32Array
  haemoglobin: Float32Array
  /** In map pixels, so that differences are slopes. */
  height: Float32Array
  /** Share of pale scattering matter over the skin, 0 to 1: scales, pus. */
  veil: Float32Array
  /** Optical density that is the same for all colours: hair, plugs, hollows. */
  shade: Float32Array
  /** Strength of the surface reflection beside the patch's own. */
  gloss: Float32Array
}

export const pxPerMm = mapSidePx / patchSideMm

export function createLayers(): SkinLayers {
  const plane = (): Float32Array => new Float32Array(mapSidePx * mapSidePx)
  return {
    melanin: plane(),
    haemoglobin: plane(),
    height: plane(),
    veil: plane(),
    shade: plane(),
    gloss: plane(),
  }
}
