/**
 * How a patch is lit: too much, too little, or half in a cast shadow.
 *
 *   exposure    shares of pixels that carry no detail any more: two or more channels at the top of their range, or less than
 *               1.5 % of white's light
 *   shadow      contrast of the strongest edge that crosses the patch, in natural logarithms of light: |f(p + h) - f(p - h)|
 *               with f the logarithm of luminance blurred by 2 pixels and h = 6 pixels along rows or columns, of which the
 *               92nd percentile is taken. An edge across the whole patch is 12 of 96 pixels wide under that ruler; wrinkles and
 *               spots are smaller than that. Shading that falls to a half over the whole patch gives 0.09.
 */
import { linearFromSrgb } from '../../../numeric/colour.ts'
import { gaussianBlur, quantile } from '../../../numeric/filters.ts'

/** sRGB byte from which on a channel is taken as clipped. */
const highestByte = 250
const darkLight = 0.015

export interface Exposure {
  /** Shares of pixels, 0 to 1. */
  clipped: number
  dark: number
}

export function measureExposure(pixels: Uint8Array /* [n, 3] */): Exposure {
  let [clipped, dark] = [0, 0]
  for (let i = 0; i < pixels.length; i += 3) {
    const [red, green, blue] = [pixels[i], pixels[i + 1], pixels[i + 2]]
    const high = Number(red >= highestByte) + Number(green >= highestByte) + Number(blue >= highestByte)
    if (high >= 2) clipped++
    if (luminance(red, green, blue) < darkLight) dark++
  }
  const count = pixels.length / 3
  return { clipped: clipped / count, dark: dark / count }
}

const blurSigma = 2
export const halfRuler = 6
/** Share of pixels that an edge across the whole patch is seen at. */
export const edgeShare = 0.08
/** Keeps noise in black from looking like an edge. */
const floorLight = 0.01

/** Contrast of a shadow edge, natural logarithm of light; 0.69 is a half. */
export function shadowEdgeContrast(pixels: Uint8Array /* [side, side, 3] */, side: number): number {
  return quantile(edgeContrasts(pixels, side), 1 - edgeShare)
}

/** Contrast across the ruler at every pixel that is further than half of it from the border. */
export function edgeContrasts(
  pixels: Uint8Array /* [side, side, 3] */,
  side: number,
): Float32Array /* [side - 2 halfRuler, side - 2 halfRuler] */ {
  const data = new Float32Array(side * side)
  for (let i = 0; i < data.length; i++)
    data[i] = Math.log(luminance(pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]) + floorLight)
  const light = gaussianBlur({ data, width: side, height: side }, blurSigma).data
  const inner = side - 2 * halfRuler
  const contrasts = new Float32Array(inner * inner)
  for (let y = 0; y < inner; y++)
    for (let x = 0; x < inner; x++) {
      const at = (y + halfRuler) * side + x + halfRuler
      const across = light[at + halfRuler] - light[at - halfRuler]
      const down = light[at + halfRuler * side] - light[at - halfRuler * side]
      contrasts[y * inner + x] = Math.sqrt(across * across + down * down)
    }
  return contrasts
}

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * linearFromSrgb(red) + 0.7152 * linearFromSrgb(green) + 0.0722 * linearFromSrgb(blue)
}
