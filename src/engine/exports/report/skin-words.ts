/** Words for measured skin attributes. */
import type { SkinAttributes } from '../../../shared/domain.ts'
import { formatDecimal } from './numbers.ts'

/** Classes of the individual typology angle (Chardin, Hourseau and Ortonne, 1991); each begins above `aboveDegrees`. */
const toneWords = [
  { aboveDegrees: 55, word: 'very light' },
  { aboveDegrees: 41, word: 'light' },
  { aboveDegrees: 28, word: 'intermediate' },
  { aboveDegrees: 10, word: 'tan' },
  { aboveDegrees: -30, word: 'brown' },
] as const

export function toneWord(itaDegrees: number): string {
  return toneWords.find(({ aboveDegrees }) => itaDegrees > aboveDegrees)?.word ?? 'dark'
}

export interface AttributeText {
  attribute: keyof SkinAttributes
  title: string
  meaning: string
  format: (value: number) => string
}

/** Those that a report shows; the CSV has all. */
export const attributeTexts: AttributeText[] = [
  {
    attribute: 'toneIta',
    title: 'Tone',
    meaning: 'Individual typology angle (ITA), measured from the colour: high is light, low is dark.',
    format: (value) => `${formatDecimal(value, 0)}° ${toneWord(value)}`,
  },
  {
    attribute: 'roughness',
    title: 'Relief',
    meaning:
      'Energy of fine relief at the scale of pores and fine lines, in per cent of lightness: high is rough.',
    format: (value) => `${formatDecimal(value, 1)} %`,
  },
  {
    attribute: 'spots',
    title: 'Spots',
    meaning: 'Number of dark or red spots in a patch.',
    format: (value) => formatDecimal(value, 1),
  },
  {
    attribute: 'redness',
    title: 'Redness',
    meaning: 'Mean a* of the CIELAB colour space: high is redder.',
    format: (value) => formatDecimal(value, 1),
  },
  {
    attribute: 'lightness',
    title: 'Lightness',
    meaning: 'Mean L* of the CIELAB colour space, 0 for black to 100 for white.',
    format: (value) => formatDecimal(value, 0),
  },
  {
    attribute: 'wrinkles',
    title: 'Lines',
    meaning: 'Strength of lines that keep a direction, in per cent of luminance: high is more lined.',
    format: (value) => `${formatDecimal(value, 2)} %`,
  },
  {
    attribute: 'shine',
    title: 'Shine',
    meaning: 'Share of the patch in which the surface reflects the lamp.',
    format: (value) => `${formatDecimal(value, 0)} %`,
  },
  {
    attribute: 'evenness',
    title: 'Evenness',
    meaning: 'Share of the patch whose colour cannot be told from its middle colour: high is even.',
    format: (value) => `${formatDecimal(value, 0)} %`,
  },
]
