/**
 * What differs between two photographs of one skin: light, placement, camera, file. A network is to ignore it. Every nuisance
 * has its range and distribution here; `plain` is its value in the plainest photograph.
 */
import type { Rng } from '../../numeric/rng.ts'

/**
 * `even` is uniform over the range, `log` uniform in the logarithm, `middle` a normal distribution with the range two
 * deviations to each side, cut off at three.
 */
export type Spread = 'even' | 'log' | 'middle'

export interface Nuisance {
  unit: string
  range: readonly [low: number, high: number]
  spread: Spread
  plain: number
  about: string
}

function nuisance(
  range: Nuisance['range'],
  spread: Spread,
  plain: number,
  [unit, about]: [unit: string, about: string],
): Nuisance {
  return { range, spread, plain, unit, about }
}

export const nuisanceTable = {
  lampTurn: nuisance([-Math.PI, Math.PI], 'even', -Math.PI / 2, [
    'radians',
    'Side the lamp shines from; -pi/2 is above.',
  ]),
  lampTilt: nuisance([0.25, 1.35], 'even', 0.75, ['radians', 'Angle between lamp and line of sight.']),
  lampWarmth: nuisance([-0.24, 0.24], 'middle', 0, ['log red / blue, half', 'Colour of the lamp.']),
  fillTurn: nuisance([-Math.PI, Math.PI], 'even', Math.PI, ['radians', 'Side of a second, weaker light.']),
  fillShare: nuisance([0, 0.45], 'even', 0, ['share of the light', 'Strength of the second light.']),
  fillWarmth: nuisance([-0.6, 0.6], 'middle', 0, ['log red / blue, half', 'Colour of the second light.']),
  ambient: nuisance([0.05, 0.5], 'even', 0.4, ['share of the light', 'Light from all around.']),
  slantX: nuisance([-0.9, 0.9], 'middle', 0, ['slope', 'Cheek turned to the side.']),
  slantY: nuisance([-0.45, 0.45], 'middle', 0, ['slope', 'Cheek turned up or down.']),
  curveX: nuisance([0.05, 1.1], 'even', 0.2, ['slope over half a patch', 'Curvature of the cheek, across.']),
  curveY: nuisance([0.0, 0.75], 'even', 0.1, ['slope over half a patch', 'Curvature of the cheek, down.']),
  shadow: nuisance([-0.9, 0.55], 'even', 0, [
    'share of the lamp, below 0 none',
    'Soft edge of a cast shadow.',
  ]),
  shadowTurn: nuisance([-Math.PI, Math.PI], 'even', 0, ['radians', 'Side of that shadow.']),
  shadowAt: nuisance([-0.9, 0.9], 'even', 0, ['half patches', 'Place of its edge.']),
  gloss: nuisance([0.16, 0.55], 'even', 0.28, ['slope', 'Width of highlights.']),
  magnification: nuisance([0.8, 1.25], 'log', 1, ['', 'Scale of the skin in the patch.']),
  turn: nuisance([-0.2, 0.2], 'middle', 0, ['radians', 'Rotation of the patch.']),
  shiftX: nuisance([0, 1], 'even', 0, ['patches', 'Which part of the skin.']),
  shiftY: nuisance([0, 1], 'even', 0, ['patches', 'Which part of the skin.']),
  exposure: nuisance([-0.5, 0.9], 'middle', 0, ['stops', 'Exposure.']),
  warmth: nuisance([-0.12, 0.12], 'middle', 0, ['log red / blue, half', 'White balance, blue to orange.']),
  tint: nuisance([-0.05, 0.05], 'middle', 0, ['log', 'White balance, green to magenta.']),
  cast: nuisance([-0.3, 0.3], 'middle', 0, ['log red / blue, half', 'A strong cast, in one photo of eight.']),
  contrast: nuisance([0.8, 1.3], 'log', 1, ['', 'Slope of the tone curve.']),
  saturation: nuisance([0.7, 1.6], 'log', 1, ['', 'Saturation of the camera.']),
  lensBlur: nuisance([0.3, 2.4], 'log', 0.3, [
    'patch pixels',
    'Standard deviation of the blur of lens and motion.',
  ]),
  sourcePx: nuisance([28, 160], 'log', 96, [
    'pixels',
    'Side of the patch in the photo, at most 96 are used.',
  ]),
  noise: nuisance([0.1, 3], 'log', 0.1, ['of 255', 'Sensor noise of a source pixel.']),
  colourNoise: nuisance([0, 1], 'even', 0, ['share', 'How much noise differs between colours.']),
  sharpening: nuisance([0, 1], 'even', 0, ['', 'Amount of an unsharp mask in the source.']),
  jpegQuality: nuisance([50, 98], 'even', 95, [
    'IJG scale',
    'JPEG of the source, at a random phase of its blocks.',
  ]),
} as const satisfies Record<string, Nuisance>

export type NuisanceName = keyof typeof nuisanceTable
export type Nuisances = Record<NuisanceName, number>

export const nuisanceNames = Object.keys(nuisanceTable) as NuisanceName[]

/**
 * `mixed`: photos from anywhere, each in its own light and by its own camera. `one`: photos of one set of lamps by one camera
 * that was set once; a colour in the photo is a colour of the skin.
 */
export type LightKind = 'mixed' | 'one'
export const lightKinds = ['mixed', 'one'] as const satisfies readonly LightKind[]

/** What lamps and camera decide for all photos alike when both stay as they are. */
export const colourOfLight = [
  'lampWarmth',
  'fillWarmth',
  'exposure',
  'warmth',
  'tint',
  'cast',
  'contrast',
  'saturation',
] as const satisfies readonly NuisanceName[]

const castShare = 1 / 8

/** Share of their spread that those keep from photo to photo in one light: flashes and cameras are not quite steady. */
const steadyShare = 1 / 10

export function sampleNuisances(rng: Rng, light: LightKind = 'mixed'): Nuisances {
  const entries = nuisanceNames.map((name) => [name, sample(nuisanceTable[name], rng)])
  const nuisances = Object.fromEntries(entries) as Nuisances
  if (rng.uniform() >= castShare) nuisances.cast = 0
  if (light === 'one') for (const name of colourOfLight) nuisances[name] = steadied(name, nuisances[name])
  return nuisances
}

function steadied(name: NuisanceName, value: number): number {
  const { plain, spread } = nuisanceTable[name]
  return spread === 'log' ? plain * (value / plain) ** steadyShare : plain + (value - plain) * steadyShare
}

/** The plainest photograph: even light, straight, sharp, without noise. */
export function plainNuisances(): Nuisances {
  return Object.fromEntries(nuisanceNames.map((name) => [name, nuisanceTable[name].plain])) as Nuisances
}

function sample({ range: [low, high], spread }: Nuisance, rng: Rng): number {
  switch (spread) {
    case 'even':
      return low + (high - low) * rng.uniform()
    case 'log':
      return low * (high / low) ** rng.uniform()
    case 'middle':
      return (low + high) / 2 + ((high - low) / 4) * Math.max(-3, Math.min(3, rng.normal()))
  }
}
