/**
 * sRGB to CIELAB under D65, and what skin research reads from it.
 *
 *   linear = c / 12.92                     for c <= 0.04045, c in [0, 1]     (IEC 61966-2-1:1999)
 *            ((c + 0.055) / 1.055)^2.4     otherwise
 *   XYZ    = M linear                      M: sRGB primaries, D65 white
 *   L*     = 116 f(Y) - 16,  a* = 500 (f(X/Xn) - f(Y)),  b* = 200 (f(Y) - f(Z/Zn))      (CIE 15:2004)
 *   f(t)   = t^(1/3) for t > (6/29)^3, otherwise t / (3 (6/29)^2) + 4/29
 *   ITA    = atan2(L* - 50, b*) in degrees                                  (Chardon, Cretois and Hourseau 1991)
 *
 * ITA is published with arctan((L* - 50) / b*); atan2 is the same for b* > 0, which skin has, and stays continuous when
 * coloured light pushes b* to zero or below.
 */
const linearOfByte = Float64Array.from({ length: 256 }, (_, byte) => {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})

/** Light of an sRGB byte, 0 to 1. */
export function linearFromSrgb(byte: number): number {
  return linearOfByte[byte]
}

const encodeSteps = 4096
const srgbOfStep = Float64Array.from({ length: encodeSteps + 1 }, (_, step) => encode(step / encodeSteps))

function encode(light: number): number {
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
}

/** The nearest sRGB byte of a light value; values beyond 0 to 1 are clipped. */
export function srgbFromLinear(light: number): number {
  if (!(light > 0)) return 0
  if (light >= 1) return 255
  /* Near black the curve is too steep for the table. */
  if (light < 0.01) return Math.round(encode(light))
  const at = light * encodeSteps
  const step = Math.floor(at)
  return Math.round(srgbOfStep[step] + (srgbOfStep[step + 1] - srgbOfStep[step]) * (at - step))
}

/** D65, 2 degree observer, as in the sRGB standard. */
const white = { x: 0.95047, z: 1.08883 }
const delta = 6 / 29

function f(t: number): number {
  return t > delta ** 3 ? Math.cbrt(t) : t / (3 * delta * delta) + 4 / 29
}

/** CIELAB of sRGB bytes, planes one after the other: L* (0 to 100), a*, b*. */
export interface LabPlanes {
  lightness: Float32Array
  a: Float32Array
  b: Float32Array
}

/** Under D65; each plane is [n]. */
export function labFromSrgb(pixels: Uint8Array /* [n, 3] */): LabPlanes {
  const count = Math.floor(pixels.length / 3)
  const lightness = new Float32Array(count)
  const a = new Float32Array(count)
  const b = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const red = linearOfByte[pixels[i * 3]]
    const green = linearOfByte[pixels[i * 3 + 1]]
    const blue = linearOfByte[pixels[i * 3 + 2]]
    const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / white.x)
    const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
    const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / white.z)
    lightness[i] = 116 * y - 16
    a[i] = 500 * (x - y)
    b[i] = 200 * (y - z)
  }
  return { lightness, a, b }
}

/** L* alone, the same values as of `labFromSrgb`. */
export function lightnessFromSrgb(pixels: Uint8Array /* [n, 3] */): Float32Array {
  const lightness = new Float32Array(Math.floor(pixels.length / 3))
  for (let i = 0; i < lightness.length; i++) {
    const red = linearOfByte[pixels[i * 3]]
    const green = linearOfByte[pixels[i * 3 + 1]]
    const blue = linearOfByte[pixels[i * 3 + 2]]
    lightness[i] = 116 * f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue) - 16
  }
  return lightness
}

/** Individual typology angle in degrees: above 55 very light, below -30 dark (Del Bino and Bernerd 2013). */
export function itaDegrees(lightness: number, b: number): number {
  return (Math.atan2(lightness - 50, b) * 180) / Math.PI
}
