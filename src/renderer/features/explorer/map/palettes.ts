/**
 * Colours that the map paints with: 256 entries of red, green, blue and the number of a shape; points name one with a byte.
 * Entry 0 is for what is unknown or belongs nowhere.
 */
import { oklabToSrgb, readHex } from './oklab.ts'
import { noTopicColour, topicColours, topicShapes, type TopicShape } from '../state/topic-signs.ts'

/** `[256, 4]` */
export type Palette = Uint8Array<ArrayBuffer>

/** Twelve colours in five shapes. */
export const signCount = topicColours.length * topicShapes.length

/** The entry of a sign by its number; of -1 for what belongs nowhere. */
export function signEntry(number: number): number {
  return number < 0 ? 0 : 1 + (number % signCount)
}

/** Of all groups without a sign of their own: something is known of them, so they are darker than what is unknown. */
export const othersEntry = signCount + 1
const othersColour = '#6b6b6b'

export interface Sign {
  colour: string
  shape: TopicShape
}

export function signOfEntry(entry: number): Sign {
  if (entry === 0) return { colour: noTopicColour, shape: 'circle' }
  if (entry === othersEntry) return { colour: othersColour, shape: 'diamond' }
  const number = entry - 1
  return {
    colour: topicColours[number % topicColours.length],
    shape: topicShapes[number % topicShapes.length],
  }
}

export function signPalette(): Palette {
  const palette = new Uint8Array(256 * 4)
  for (let entry = 0; entry <= othersEntry; entry++) {
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
      [...oklabToSrgb([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]), 0],
      4 * (step + 1),
    )
  }
  return palette
}

/** As points of an entry are drawn. */
export function paletteSign(palette: Palette, entry: number): Sign {
  return { colour: entryColour(palette, entry), shape: topicShapes[palette[4 * entry + 3]] }
}

/** `#rrggbb` of an entry. */
export function entryColour(palette: Palette, entry: number): string {
  return `#${[0, 1, 2].map((channel) => palette[4 * entry + channel].toString(16).padStart(2, '0')).join('')}`
}
