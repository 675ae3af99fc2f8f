/** Colour of drawn skin in linear light. */
import { srgbFromLinear } from '../../numeric/colour.ts'
import type { Rgb } from '../../numeric/lab-to-linear.ts'
import { linearFromLab } from '../../numeric/lab-to-linear.ts'
import type { Rng } from '../../numeric/rng.ts'
import { toneLevels } from './skin-levels.ts'

/** Reflectance (linear sRGB) of the even skin of a tone level, with a person's own small departure from its centre. */
export function skinReflectance(level: number, rng: Rng): Rgb {
  const tone = toneLevels[level]
  const ita = tone.ita + 2.5 * spread(rng)
  const b = tone.b + 1.2 * spread(rng)
  const l = 50 + b * Math.tan((ita * Math.PI) / 180)
  return linearFromLab(l, tone.a + 1.2 * spread(rng), b)
}

/** `#rrggbb` of linear light. */
export function hexFromLinear(colour: Rgb): string {
  return `#${colour.map((light) => srgbFromLinear(light).toString(16).padStart(2, '0')).join('')}`
}

/** Uniform in -1 to 1. */
function spread(rng: Rng): number {
  return 2 * rng.uniform() - 1
}
