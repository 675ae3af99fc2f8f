/**
 * CIELAB (D65, 2 degrees) to linear sRGB and on to bytes, after IEC 61966-2-1 and CIE 15:2004.
 */
import type { Rng } from '../../numeric/rng.ts'
import { toneLevels } from './skin-levels.ts'

export type Rgb = readonly [number, number, number]

/** Linear-light sRGB, 0 to 1, of a colour given as L*, a*, b*; what lies outside the gamut is clipped. */
export function linearFromLab(l: number, a: number, b: number): Rgb {
  const fy = (l + 16) / 116
  const x = 0.95047 * labInverse(fy + a / 500)
  const y = labInverse(fy)
  const z = 1.08883 * labInverse(fy - b / 200)
  return [
    clip(3.2406 * x - 1.5372 * y - 0.4986 * z),
    clip(-0.9689 * x + 1.8758 * y + 0.0415 * z),
    clip(0.0557 * x - 0.204 * y + 1.057 * z),
  ]
}

/** Reflectance (linear sRGB) of the even skin of a tone level, with a person's own small departure from its centre. */
export function skinReflectance(level: number, rng: Rng): Rgb {
  const tone = toneLevels[level]
  const ita = tone.ita + 2.5 * spread(rng)
  const b = tone.b + 1.2 * spread(rng)
  const l = 50 + b * Math.tan((ita * Math.PI) / 180)
  return linearFromLab(l, tone.a + 1.2 * spread(rng), b)
}

/** sRGB byte for linear light in 0 to 1, by table: index is light times `encodeSteps`. */
export const encodeSteps = 4095
export const encodeTable: Uint8Array = Uint8Array.from({ length: encodeSteps + 1 }, (_, index) =>
  Math.round(255 * encodeLight(index / encodeSteps)),
)

/** `#rrggbb` of linear light. */
export function hexFromLinear(colour: Rgb): string {
  return `#${colour.map((light) => hexByte(255 * encodeLight(clip(light)))).join('')}`
}

function encodeLight(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
}

function hexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0')
}

function labInverse(f: number): number {
  return f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29)
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** Uniform in -1 to 1. */
function spread(rng: Rng): number {
  return 2 * rng.uniform() - 1
}
