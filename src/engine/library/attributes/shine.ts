/**
 * Per cent of a patch in which the surface reflects the lamp.
 *
 * Light from skin is light that went through it, of the skin's colour, and light that its surface reflects, of the lamp's
 * colour (Shafer 1985, the dichromatic model). With the lamp taken for white and the skin's colour c = (r, g, b) for the
 * median of the patch, red and blue of a pixel give both shares:
 *
 *   R = d r + s,  B = d b + s     so     d = (R - B) / (r - b),  s = B - d b
 *
 * A pixel shines where s is above a tenth of the median luminance and the pixel is lighter than the median: below that,
 * differences of pigment look the same. All light is linear, so exposure cancels; a coloured lamp moves c with it. Skin
 * without colour (r near b) gives no answer and counts as matt.
 */
import { linearFromSrgb } from '../../../numeric/colour.ts'
import { quantile } from '../../../numeric/filters.ts'

const leastShare = 0.1
/** (r - b) / (r + g + b) below which a patch has no colour to compare with. */
const leastColour = 0.02

export function shineShare(pixels: Uint8Array /* [n, 3] */): number {
  const count = pixels.length / 3
  const [red, green, blue] = [0, 1, 2].map((channel) => linearChannel(pixels, channel))
  const [r, g, b] = [red, green, blue].map((values) => quantile(values, 0.5))
  if (!(r - b > leastColour * (r + g + b))) return 0
  const median = luminance(r, g, b)
  let shining = 0
  for (let i = 0; i < count; i++) {
    const through = (red[i] - blue[i]) / (r - b)
    const reflected = blue[i] - through * b
    if (reflected > leastShare * median && luminance(red[i], green[i], blue[i]) > median) shining++
  }
  return (100 * shining) / count
}

function linearChannel(pixels: Uint8Array, channel: number): Float32Array {
  const out = new Float32Array(pixels.length / 3)
  for (let i = 0; i < out.length; i++) out[i] = linearFromSrgb(pixels[3 * i + channel])
  return out
}

function luminance(red: number, green: number, blue: number): number {
  return 0.2126729 * red + 0.7151522 * green + 0.072175 * blue
}
