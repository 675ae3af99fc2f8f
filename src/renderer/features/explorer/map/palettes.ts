/**
 * Colours that the map paints with: 256 entries of red, green, blue and the number of a shape; points name one with a byte.
 * Entry 0 is for what is unknown or belongs nowhere.
 */
import { noTopicColour, topicColours, topicShapes, type TopicShape } from '../state/topic-signs.ts'

/** `[256, 4]` */
export type Palette = Uint8Array<ArrayBuffer>

/** Twelve colours in five shapes. */
export const signCount = topicColours.length * topicShapes.length

/** The entry of a sign by its number; of -1 for what belongs nowhere. */
export function signEntry(number: number): number {
  return number < 0 ? 0 : 1 + (number % signCount)
}

export function signOfEntry(entry: number): { colour: string; shape: TopicShape } {
  if (entry === 0) return { colour: noTopicColour, shape: 'circle' }
  const number = entry - 1
  return {
    colour: topicColours[number % topicColours.length],
    shape: topicShapes[number % topicShapes.length],
  }
}

export function signPalette(): Palette {
  const palette = new Uint8Array(256 * 4)
  for (let entry = 0; entry <= signCount; entry++) {
    const { colour, shape } = signOfEntry(entry)
    palette.set([...readHex(colour), topicShapes.indexOf(shape)], 4 * entry)
  }
  return palette
}

/** Entries 1 to 255, from low to high. */
export const scaleSteps = 255

/**
 * From deep blue to yellow: lightness rises evenly in Oklab (Ottosson 2020), so that order is seen without hue, and the hues run
 * along the axis that is left to people with red-green blindness. On a dark ground all is lighter, that no end is lost in it.
 */
export function scalePalette(dark: boolean): Palette {
  const palette = new Uint8Array(256 * 4)
  palette.set([...readHex(noTopicColour), 0], 0)
  const [darkest, lightest] = dark ? [0.46, 0.94] : [0.3, 0.86]
  for (let step = 0; step < scaleSteps; step++) {
    const share = step / (scaleSteps - 1)
    const lightness = darkest + (lightest - darkest) * share
    // Through a little-coloured green: yellow and blue are opposite.
    const hue = (275 - 175 * share) * (Math.PI / 180)
    const chroma = 0.13 - 0.05 * Math.sin(Math.PI * share)
    palette.set(
      [...oklabToSrgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)), 0],
      4 * (step + 1),
    )
  }
  return palette
}

/** `#rrggbb` of an entry. */
export function entryColour(palette: Palette, entry: number): string {
  return `#${[0, 1, 2].map((channel) => palette[4 * entry + channel].toString(16).padStart(2, '0')).join('')}`
}

function readHex(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Bytes; what sRGB cannot show is cut off at its border. */
function oklabToSrgb(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function toByte(linear: number): number {
  const light = Math.min(1, Math.max(0, linear))
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055))
}
