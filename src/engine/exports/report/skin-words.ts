/** Which measured skin attributes a report shows, and how. */
import type { Texts } from '../../locales/texts.ts'
import { formatDecimal } from './numbers.ts'

type ToneWord = keyof Texts['attributes']['tones']

/** Classes of the individual typology angle (Chardin, Hourseau and Ortonne, 1991); each begins above `aboveDegrees`. */
const toneClasses: readonly { aboveDegrees: number; word: ToneWord }[] = [
  { aboveDegrees: 55, word: 'veryLight' },
  { aboveDegrees: 41, word: 'light' },
  { aboveDegrees: 28, word: 'intermediate' },
  { aboveDegrees: 10, word: 'tan' },
  { aboveDegrees: -30, word: 'brown' },
]

export function toneWord(itaDegrees: number): ToneWord {
  return toneClasses.find(({ aboveDegrees }) => itaDegrees > aboveDegrees)?.word ?? 'dark'
}

type ShownAttribute = Exclude<keyof Texts['attributes'], 'tones'>

export interface AttributeText {
  attribute: ShownAttribute
  title: string
  meaning: string
  format: (value: number) => string
}

const decimal =
  (decimals: number, unit = '') =>
  (value: number): string =>
    formatDecimal(value, decimals) + unit

/** Those that a report shows; the CSV has all. */
export function attributeTexts({ attributes }: Texts): AttributeText[] {
  const formats: Record<ShownAttribute, (value: number) => string> = {
    toneIta: (value) => `${formatDecimal(value, 0)}° ${attributes.tones[toneWord(value)]}`,
    roughness: decimal(1, ' %'),
    spots: decimal(1),
    redness: decimal(1),
    lightness: decimal(0),
    wrinkles: decimal(2, ' %'),
    shine: decimal(0, ' %'),
    evenness: decimal(0, ' %'),
  }
  return (Object.keys(formats) as ShownAttribute[]).map((attribute) => ({
    attribute,
    ...attributes[attribute],
    format: formats[attribute],
  }))
}
