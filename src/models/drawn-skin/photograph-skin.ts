/** A photograph of a drawn skin: light falls on it, and a camera makes bytes of that. */
import type { Rng } from '../../numeric/rng.ts'
import type { SkinMaps } from './draw-skin.ts'
import type { Nuisances } from './nuisances.ts'
import { develop } from './photograph/camera.ts'
import { lightSkin } from './photograph/light-skin.ts'

let light = new Float32Array(0)

/** sRGB bytes [sidePx, sidePx, 3]. `into`, when given, is where they go. */
export function photographSkin(
  maps: SkinMaps,
  nuisances: Nuisances,
  rng: Rng,
  { sidePx, into = new Uint8Array(sidePx * sidePx * 3) }: { sidePx: number; into?: Uint8Array },
): Uint8Array {
  if (light.length !== sidePx * sidePx * 3) light = new Float32Array(sidePx * sidePx * 3)
  lightSkin(maps, nuisances, sidePx, light)
  develop(light, nuisances, rng, { side: sidePx, into })
  return into
}
