/**
 * What a drawn patch of skin is made of: every factor with its unit, range and distribution. A patch shows a square of cheek
 * of `patchSideMm`; counts are of that square.
 *
 * Factors are independent of each other, but for three dependencies:
 * - three patches of ten are clear, with nothing on them to count, as most real patches nearly are; `none` is a count's
 *   share of zeros among the others;
 * - the direction of lines means nothing where there are none, so its two targets are weighted by how much there is to see;
 * - fine lines and folds of a patch share one direction.
 */
import type { Rng } from '../../numeric/rng.ts'

/** 0.34 eye distances of 63 mm. */
export const patchSideMm = 21.5

/** How a rank, uniform from 0 to 1, becomes a value: in proportion, in its logarithm, or with more low values than high. */
export type LevelScale = 'linear' | 'log' | 'square'

export interface Level {
  kind: 'level'
  unit: string
  range: readonly [low: number, high: number]
  scale: LevelScale
  about: string
}

/** Whole numbers: 0 with the probability `none` (always on clear skin), otherwise 1 to `most`, few more often than many (n = 1 + floor(most u^3)). */
export interface Count {
  kind: 'count'
  most: number
  none: number
  about: string
}

export interface Direction {
  kind: 'direction'
  about: string
}

export type Factor = Level | Count | Direction

function level(range: Level['range'], scale: LevelScale, unit: string, about: string): Level {
  return { kind: 'level', unit, range, scale, about }
}
function count(most: number, none: number, about: string): Count {
  return { kind: 'count', most, none, about }
}

export const factorTable = {
  melanin: level(
    [0, 1],
    'linear',
    'from very light to dark',
    'Place on the skin locus: L* 76 to 30 in even light.',
  ),
  haemoglobin: level(
    [0, 1],
    'linear',
    'from pale to flushed',
    'Blood that is spread evenly: about 10 units of a* on light skin.',
  ),
  melaninPatches: level(
    [0.003, 0.05],
    'log',
    'standard deviation of melanin',
    'Clouds of pigment, 2 to 8 mm wide.',
  ),
  bloodPatches: level(
    [0.02, 0.32],
    'log',
    'standard deviation of haemoglobin',
    'Clouds of redness, 1.5 to 6 mm wide.',
  ),
  poreDensity: level([15, 130], 'log', 'per cm2', 'Pores that can be seen.'),
  poreSize: level([0.15, 0.45], 'log', 'mm', 'Radius at which a pore has 1/e of its depth.'),
  poreDepth: level([0.04, 0.7], 'log', 'depth / radius', 'How deep pores are for their width.'),
  roughness: level([0.01, 0.22], 'log', 'root mean square slope', 'Relief of the surface at 0.2 to 1 mm.'),
  orangePeel: level([0.006, 0.13], 'log', 'root mean square slope', 'Soft bumps and hollows at 1 to 3 mm.'),
  fineLines: count(48, 0.3, 'Lines of 3 to 12 mm, a few tenths of a millimetre wide.'),
  folds: count(5, 0.55, 'Wrinkles of 10 to 26 mm, up to 1.4 mm wide.'),
  lineDepth: level([0.08, 0.7], 'log', 'depth / width', 'How deep lines and folds are for their width.'),
  lineDirection: {
    kind: 'direction',
    about: 'Along which lines and folds run, 0 to pi clockwise; across is 0.',
  },
  freckles: count(60, 0.55, 'Soft, light brown, 0.35 to 1 mm in radius.'),
  moles: count(4, 0.75, 'Dark brown, 0.35 to 1.4 mm in radius, clear edges.'),
  comedones: count(36, 0.55, 'Blackheads: plugged pores, 0.12 to 0.28 mm in radius.'),
  papules: count(12, 0.55, 'Red and raised, 0.6 to 1.5 mm in radius, with a halo.'),
  pustules: count(6, 0.65, 'Papules with a pale yellow head.'),
  marks: count(16, 0.55, 'What papules leave: flat, brown or red, 0.7 to 2 mm in radius.'),
  scars: count(14, 0.6, 'Pits with clear edges, 0.4 to 1.4 mm in radius, a little paler.'),
  vessels: count(14, 0.55, 'Dilated vessels: thin, red, winding, 2 to 8 mm long.'),
  shine: level([0.01, 1], 'square', 'strength of the surface reflection', 'Oil on the surface.'),
  dryness: level(
    [0, 1],
    'square',
    'share of the largest scaling',
    'Pale, matt scales over up to a third of it.',
  ),
  hairs: count(90, 0.5, 'Fine hairs, 1.5 to 6 mm long, darker or lighter than the skin.'),
  stubble: count(420, 0.65, 'Ends of shaven hairs.'),
} as const satisfies Record<string, Factor>

export type FactorName = keyof typeof factorTable

/** One value a factor, in its unit; radians for the direction. */
export type SkinFactors = Record<FactorName, number>

export const skinFactorNames = Object.keys(factorTable) as FactorName[]

const clearShare = 0.3

/** A value for every factor, from its distribution. */
export function sampleFactors(rng: Rng): SkinFactors {
  const clear = rng.uniform() < clearShare
  const entries = skinFactorNames.map((name) => [name, sampleFactor(factorTable[name], clear, rng)])
  return Object.fromEntries(entries) as SkinFactors
}

function sampleFactor(factor: Factor, clear: boolean, rng: Rng): number {
  const rank = rng.uniform()
  switch (factor.kind) {
    case 'level':
      return levelAt(factor, rank)
    case 'direction':
      return Math.PI * rank
    case 'count': {
      const none = rng.uniform() < factor.none
      return none || clear ? 0 : 1 + Math.floor(factor.most * rank ** 3)
    }
  }
}

/** The value below which the share `rank` (0 to 1) of all drawn values lies. */
export function levelAt({ range: [low, high], scale }: Pick<Level, 'range' | 'scale'>, rank: number): number {
  if (scale === 'log') return low * (high / low) ** rank
  return low + (high - low) * (scale === 'square' ? rank * rank : rank)
}

/** The share of all drawn values that lie below a value: the inverse of `levelAt`. */
export function levelRank({ range: [low, high], scale }: Level, value: number): number {
  if (scale === 'log') return Math.log(value / low) / Math.log(high / low)
  const share = (value - low) / (high - low)
  return scale === 'square' ? Math.sqrt(Math.max(0, share)) : share
}

/** Probability of each number from 0 to `most`. */
export function countDistribution({ most, none }: Count): Float64Array {
  const zero = clearShare + (1 - clearShare) * none
  return Float64Array.from({ length: most + 1 }, (_, n) =>
    n === 0 ? zero : (1 - zero) * (Math.cbrt(n / most) - Math.cbrt((n - 1) / most)),
  )
}
