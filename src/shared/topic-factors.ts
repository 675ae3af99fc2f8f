/**
 * What a topic may follow instead of skin, and the skin that it should follow. How each is measured, and what the numbers mean:
 * docs/quality.md.
 */
import type { Representation } from './run-summary.ts'

/** `both`: lightness is made of the skin and of the light on it, and cannot be counted to either. */
export type FactorKind = 'circumstance' | 'skin' | 'both'

interface FactorText {
  kind: FactorKind
  title: string
  /** Completes “Topic 7 may follow …”. */
  follows: string
  /** Of numbers: what the lowest and the highest third of all patches are. */
  ends?: { low: string; high: string }
}

const factorTexts = {
  folder: { kind: 'circumstance', title: 'Photo folder', follows: 'the folder of its photos' },
  camera: { kind: 'circumstance', title: 'Camera', follows: 'the camera' },
  day: { kind: 'circumstance', title: 'Day of the photo', follows: 'the day on which photos were taken' },
  person: { kind: 'circumstance', title: 'Person', follows: 'one person' },
  side: { kind: 'circumstance', title: 'Left or right cheek', follows: 'the side of the face' },
  photoSize: {
    kind: 'circumstance',
    title: 'Size of the photo',
    follows: 'the size of the photos',
    ends: { low: 'in the smallest third of photos', high: 'in the largest third of photos' },
  },
  patchScale: {
    kind: 'circumstance',
    title: 'Photo pixels a patch',
    follows: 'how large the face is in the photo',
    ends: {
      low: 'in the third with the fewest photo pixels',
      high: 'in the third with the most photo pixels',
    },
  },
  jpegQuality: {
    kind: 'circumstance',
    title: 'JPEG quality',
    follows: 'the compression of the photos',
    ends: { low: 'in the most compressed third', high: 'in the least compressed third' },
  },
  sharpness: {
    kind: 'circumstance',
    title: 'Sharpness',
    follows: 'the focus',
    ends: { low: 'in the least sharp third', high: 'in the sharpest third' },
  },
  lightLevel: {
    kind: 'circumstance',
    title: 'Brightness of the light',
    follows: 'the lamp',
    ends: { low: 'in the third with the dimmest light', high: 'in the third with the brightest light' },
  },
  lightColour: {
    kind: 'circumstance',
    title: 'Colour of the light',
    follows: 'the colour of the light',
    ends: { low: 'in the third with the coldest light', high: 'in the third with the warmest light' },
  },
  backgroundLevel: {
    kind: 'circumstance',
    title: 'Brightness of the background',
    follows: 'the background',
    ends: {
      low: 'in the third with the darkest background',
      high: 'in the third with the brightest background',
    },
  },
  backgroundColour: {
    kind: 'circumstance',
    title: 'Colour of the background',
    follows: 'the background',
    ends: {
      low: 'in the third with the bluest background',
      high: 'in the third with the reddest background',
    },
  },
  yaw: {
    kind: 'circumstance',
    title: 'Head turned to the side',
    follows: 'how the head is turned',
    ends: {
      low: 'in the third turned most towards the person’s right',
      high: 'in the third turned most towards the person’s left',
    },
  },
  pitch: {
    kind: 'circumstance',
    title: 'Head turned up or down',
    follows: 'how the head is turned',
    ends: { low: 'in the third that looks down most', high: 'in the third that looks up most' },
  },
  lightness: {
    kind: 'both',
    title: 'Lightness of the patch',
    follows: 'lightness',
    ends: { low: 'in the darkest third', high: 'in the lightest third' },
  },
  toneIta: {
    kind: 'skin',
    title: 'Tone',
    follows: 'skin tone',
    ends: { low: 'in the third of darkest tone', high: 'in the third of lightest tone' },
  },
  roughness: {
    kind: 'skin',
    title: 'Relief',
    follows: 'relief',
    ends: { low: 'in the smoothest third', high: 'in the roughest third' },
  },
  spots: {
    kind: 'skin',
    title: 'Spots',
    follows: 'spots',
    ends: { low: 'in the third with the fewest spots', high: 'in the third with the most spots' },
  },
  redness: {
    kind: 'skin',
    title: 'Redness',
    follows: 'redness',
    ends: { low: 'in the least red third', high: 'in the reddest third' },
  },
} as const satisfies Record<string, FactorText>

export type FactorName = keyof typeof factorTexts
type NamesOfKind<Kind extends FactorKind> = {
  [Name in FactorName]: (typeof factorTexts)[Name]['kind'] extends Kind ? Name : never
}[FactorName]
export type CircumstanceName = NamesOfKind<'circumstance'>
export type SkinFactorName = NamesOfKind<'skin'>
export const factorNames = Object.keys(factorTexts) as FactorName[]

export function factorText(name: FactorName): FactorText {
  return factorTexts[name]
}

/** How much of the topics a factor explains: 0 by chance, 1 when it decides them; a little negative is chance, too. */
export interface FactorScore {
  explained: number
  /** Share of shuffles of whole photos that explain as much. */
  p: number
  /** The same with photos shuffled among those of like skin tone; null where that was not asked or cannot be said. */
  beyondTone: number | null
  beyondToneP: number | null
}

export interface FactorFinding {
  factor: FactorName
  /** Patches for which it is known. */
  known: number
  /** Different values among them, for numbers bins; with fewer than two there is nothing to explain with. */
  levels: number
  /** Of the run's topics: omega squared for numbers, Cramér's V without its bias for the others. */
  effect: number | null
  scores: Record<Representation, FactorScore | null>
}

/** How the patches of a topic stand in one factor against all others. */
export interface TopicFactor {
  factor: FactorName
  /** How strange the topic's mix of values is: 0 as everywhere, 1 as strange as can be; chance taken away. */
  strangeness: number
  /** Chance that any topic would be as strange in any factor. */
  adjustedP: number
  /** Of numbers: standardised difference of its patches from the others (Hedges' g). */
  difference: number | null
  /** Of numbers: the end of the range that most of its patches are at, with their share; a third of all are there. */
  end: 'low' | 'high' | null
  /** Of the others: the value that is most over-represented. Null for persons, who are not named. */
  level: string | null
  /** Of the topic's patches at that end or with that value, and of all patches. */
  share: number
  shareOfAll: number
}

export interface TopicFinding {
  topic: number
  /** Patches whose best topic it is, and the photos that they are from. */
  size: number
  photos: number
  /** Null where not every face was told from others. */
  people: number | null
  /** Photos of the topic that are there once more. */
  duplicates: number
  /** Share of neighbours from other photos that have the topic, and how exclusively its features are its own. */
  coherence: number | null
  exclusivity: number | null
  factors: TopicFactor[]
  /** Where it looks as if the topic followed something else than skin. */
  warning: TopicWarning | null
}

/** What a topic may follow instead of skin; sentences are made of it where it is shown. */
export interface TopicWarning {
  /** Patches of the topic. */
  size: number
  cause: TopicFactor
  /** Skin in which the topic is unusual, too: what is cause and what effect cannot be told then. */
  unusualSkin: FactorName[]
}
