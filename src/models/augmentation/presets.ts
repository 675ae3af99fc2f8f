/**
 * What each view of a patch may have done to it. What an augmentation changes, the network learns to ignore: each preset
 * says so in a sentence that is shown to people.
 */
export const augmentationNames = ['skin', 'solo-learn', 'tone-blind', 'texture-blind'] as const
export type AugmentationName = (typeof augmentationNames)[number]

type Range = readonly [number, number]

export interface Augmentation {
  /** What the network learns to ignore, for people. */
  ignores: string
  /** Share of the patch's area that a crop keeps. */
  area: Range
  /** Width of a crop over its height. */
  aspect: Range
  /** Chance of left for right. */
  flip: number
  /** Gaussian blur: its chance, and its deviation as a share of the view's side. */
  blur: { chance: number; deviation: Range }
  /** Light as a lamp and a camera change it: exposure as a factor; warm or cold, and green or magenta, as channel gains. */
  lamp: { exposure: Range; warmth: number; tint: number }
  /** torchvision's ColorJitter: strengths about 1 (about 0 for hue, in turns), and the chance that it happens. */
  jitter: { chance: number; brightness: number; contrast: number; saturation: number; hue: number }
  /** Chance of losing all colour. */
  grey: number
}

const noLamp = { exposure: [1, 1], warmth: 0, tint: 0 } as const
const noJitter = { chance: 0, brightness: 0, contrast: 0, saturation: 0, hue: 0 } as const
const noBlur = { chance: 0, deviation: [0, 0] } as const

export const augmentations: Record<AugmentationName, Augmentation> = {
  skin: {
    ignores:
      'Ignores where exactly on the cheek the patch was cut, left or right, and a slightly brighter, darker, warmer or ' +
      'colder lamp; keeps skin tone, roughness, pore scale and sharpness.',
    area: [0.6, 1],
    aspect: [0.95, 1.05],
    flip: 0.5,
    blur: noBlur,
    lamp: { exposure: [0.88, 1.12], warmth: 0.04, tint: 0.02 },
    jitter: noJitter,
    grey: 0,
  },
  'solo-learn': {
    ignores:
      'Ignores much of skin tone, redness, brightness and contrast, the scale of pores and lines from full size to ' +
      'three and a half times enlarged, and slight blur: the usual recipe for photos of objects.',
    area: [0.08, 1],
    aspect: [3 / 4, 4 / 3],
    flip: 0.5,
    blur: { chance: 0.5, deviation: [0.1 / 224, 2 / 224] },
    lamp: noLamp,
    jitter: { chance: 0.8, brightness: 0.4, contrast: 0.4, saturation: 0.2, hue: 0.1 },
    grey: 0.2,
  },
  'tone-blind': {
    ignores:
      'Ignores skin tone, redness, brightness and all other colour; keeps roughness, pore scale and sharpness.',
    area: [0.6, 1],
    aspect: [0.95, 1.05],
    flip: 0.5,
    blur: noBlur,
    lamp: { exposure: [0.7, 1.3], warmth: 0.1, tint: 0.05 },
    jitter: { chance: 1, brightness: 0.4, contrast: 0.2, saturation: 0.4, hue: 0.1 },
    grey: 0.5,
  },
  'texture-blind': {
    ignores:
      'Ignores roughness, pores, fine lines, their scale and all sharpness; keeps skin tone and redness.',
    area: [0.2, 1],
    aspect: [3 / 4, 4 / 3],
    flip: 0.5,
    blur: { chance: 0.9, deviation: [0.01, 0.06] },
    lamp: { exposure: [0.92, 1.08], warmth: 0.02, tint: 0.01 },
    jitter: noJitter,
    grey: 0,
  },
}
