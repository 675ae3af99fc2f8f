/** Drawn skin with some factors or nuisances held still, to see what a network learns without their variety. */
import {
  colourOfLight,
  factorTable,
  levelAt,
  nuisanceNames,
  plainNuisances,
  type BatchOptions,
  type FactorName,
  type NuisanceName,
  type SkinFactors,
} from '../src/models/drawn-skin/index.ts'

export interface Held {
  name: string
  factors: readonly FactorName[]
  nuisances: readonly NuisanceName[]
}

const light: NuisanceName[] = ['lampTurn', 'lampTilt', 'fillTurn', 'fillShare', 'ambient', 'shadow', 'gloss']
const shape: NuisanceName[] = ['slantX', 'slantY', 'curveX', 'curveY', 'magnification', 'turn']
const camera: NuisanceName[] = ['lensBlur', 'sourcePx', 'noise', 'colourNoise', 'sharpening', 'jpegQuality']

export const heldParts: readonly Held[] = [
  { name: 'everything varies', factors: [], nuisances: [] },
  { name: 'no nuisance varies', factors: [], nuisances: nuisanceNames },
  { name: 'light held still', factors: [], nuisances: light },
  { name: 'colour of light and exposure held still', factors: [], nuisances: colourOfLight },
  { name: 'shape and place held still', factors: [], nuisances: shape },
  { name: 'camera and file held still', factors: [], nuisances: camera },
  {
    name: 'pigment and blood held still',
    factors: ['melanin', 'haemoglobin', 'melaninPatches', 'bloodPatches'],
    nuisances: [],
  },
  {
    name: 'relief and lines held still',
    factors: [
      'poreDensity',
      'poreSize',
      'poreDepth',
      'roughness',
      'orangePeel',
      'fineLines',
      'folds',
      'lineDepth',
      'dryness',
    ],
    nuisances: [],
  },
  {
    name: 'no spots',
    factors: ['freckles', 'moles', 'comedones', 'papules', 'pustules', 'marks', 'scars', 'vessels'],
    nuisances: [],
  },
]

/** Levels at the middle of their ranks, counts at none, nuisances as in the plainest photograph: `BatchOptions.held`. */
export function heldValues({ factors, nuisances }: Held): NonNullable<BatchOptions['held']> {
  const plain = plainNuisances()
  return {
    factors: heldFactors(factors),
    nuisances: Object.fromEntries(nuisances.map((name) => [name, plain[name]])),
  }
}

function heldFactors(factors: readonly FactorName[]): Partial<SkinFactors> {
  return Object.fromEntries(
    factors.map((name) => {
      const factor = factorTable[name]
      return [name, factor.kind === 'level' ? levelAt(factor, 0.5) : 0]
    }),
  )
}
