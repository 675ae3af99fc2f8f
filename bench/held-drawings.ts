/** Drawn skin with some factors or nuisances held still, to see what a network learns without their variety. */
import {
  createScratch,
  drawSkin,
  factorNames,
  factorTable,
  factorTargets,
  levelAt,
  nuisanceNames,
  photographSkin,
  plainNuisances,
  sampleFactors,
  sampleNuisances,
  type BatchOptions,
  type FactorName,
  type NuisanceName,
  type PatchBatch,
  type SkinFactors,
} from '../src/models/drawn-skin/index.ts'
import { createRng } from '../src/numeric/rng.ts'

export interface Held {
  name: string
  factors: readonly FactorName[]
  nuisances: readonly NuisanceName[]
}

const light: NuisanceName[] = ['lampTurn', 'lampTilt', 'fillTurn', 'fillShare', 'ambient', 'shadow', 'gloss']
const colour: NuisanceName[] = [
  'lampWarmth',
  'fillWarmth',
  'warmth',
  'tint',
  'cast',
  'exposure',
  'contrast',
  'saturation',
]
const shape: NuisanceName[] = ['slantX', 'slantY', 'curveX', 'curveY', 'magnification', 'turn']
const camera: NuisanceName[] = ['lensBlur', 'sourcePx', 'noise', 'colourNoise', 'sharpening', 'jpegQuality']

export const heldParts: readonly Held[] = [
  { name: 'everything varies', factors: [], nuisances: [] },
  { name: 'no nuisance varies', factors: [], nuisances: nuisanceNames },
  { name: 'light held still', factors: [], nuisances: light },
  { name: 'colour of light and exposure held still', factors: [], nuisances: colour },
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

const scratch = createScratch()

/** As `drawBatch` draws, but for what is held: levels at the middle of their ranks, counts at none, nuisances as in the plainest photograph. */
export function drawHeld(held: Held, { count, sidePx, seed, firstIndex }: BatchOptions): PatchBatch {
  const patchBytes = sidePx * sidePx * 3
  const pixels = new Uint8Array(count * patchBytes)
  const targets = new Float32Array(count * factorNames.length)
  for (let i = 0; i < count; i++) {
    const rng = createRng(seed).fork(`patch ${firstIndex + i}`)
    const factors = { ...sampleFactors(rng.fork('factors')), ...heldFactors(held) }
    targets.set(factorTargets(factors), i * factorNames.length)
    const camera = rng.fork('view 0')
    const plain = plainNuisances()
    const still = Object.fromEntries(held.nuisances.map((name) => [name, plain[name]]))
    const into = pixels.subarray(i * patchBytes, (i + 1) * patchBytes)
    photographSkin(
      drawSkin(factors, rng.fork('skin'), scratch),
      { ...sampleNuisances(camera), ...still },
      camera,
      { sidePx, into },
    )
  }
  return { pixels, targets }
}

function heldFactors({ factors }: Held): Partial<SkinFactors> {
  return Object.fromEntries(
    factors.map((name) => {
      const factor = factorTable[name]
      return [name, factor.kind === 'level' ? levelAt(factor, 0.5) : 0]
    }),
  )
}
