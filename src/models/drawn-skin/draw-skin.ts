/**
 * Draws a square of skin from its factors: layers of pigment, blood, height and surface, put together into what a lamp and a
 * camera need to know. The square repeats without a seam, so that a photograph may be taken at any shift, turn and scale and
 * shows every spot about once.
 */
import type { Rng } from '../../numeric/rng.ts'
import type { SkinFactors } from './factors.ts'
import { addNoise, mapSidePx } from './noise-tiles.ts'
import { drawRelief } from './relief.ts'
import { bloodTable, lightOfMelanin, lightPastBlood, melaninTable } from './skin-colour.ts'
import type { SkinLayers } from './skin-layers.ts'
import { createLayers } from './skin-layers.ts'
import { drawSpots } from './spots.ts'
import { drawStrands } from './strands.ts'

/** What each point of the surface says. */
export const surface = { red: 0, green: 1, blue: 2, slopeX: 3, slopeY: 4, gloss: 5, channels: 6 } as const

export interface SkinMaps {
  side: number
  /**
   * Linear reflectance in red, green and blue, slope to the right and downwards, strength of the surface reflection
   * [side, side, 6].
   */
  points: Float32Array
}

/** Memory that can be used again for the next skin, when the last one has been photographed. */
export interface SkinScratch {
  layers: SkinLayers
  points: Float32Array
}

export function createScratch(): SkinScratch {
  return { layers: createLayers(), points: new Float32Array(mapSidePx * mapSidePx * surface.channels) }
}

/** With `scratch` the maps live in it, until the next skin is drawn there. */
export function drawSkin(factors: SkinFactors, rng: Rng, scratch: SkinScratch = createScratch()): SkinMaps {
  const { layers, points } = scratch
  layers.melanin.fill(factors.melanin)
  layers.haemoglobin.fill(factors.haemoglobin)
  layers.gloss.fill(1)
  for (const plane of [layers.height, layers.veil, layers.shade]) plane.fill(0)
  drawPatches(layers, factors, rng.fork('patches'))
  drawRelief(layers, factors, rng.fork('relief'))
  drawSpots(layers, factors, rng.fork('spots'))
  drawStrands(layers, factors, rng.fork('strands'))
  drawScales(layers, factors.dryness, rng.fork('scales'))
  putTogether(layers, factors.shine, points)
  return { side: mapSidePx, points }
}

function drawPatches({ melanin, haemoglobin }: SkinLayers, factors: SkinFactors, rng: Rng): void {
  const { melaninPatches, bloodPatches } = factors
  addNoise(melanin, 3, 0.5 * melaninPatches, rng)
  addNoise(melanin, 4, 0.87 * melaninPatches, rng)
  addNoise(haemoglobin, 2, 0.45 * bloodPatches, rng)
  addNoise(haemoglobin, 4, 0.89 * bloodPatches, rng)
}

const scaleField = new Float32Array(mapSidePx * mapSidePx)
/** Below this nothing of the field reaches the threshold. */
const leastDryness = 0.01

/** Scales are where a noise field is high; they are pale, matt and stand up at their edges. */
function drawScales({ veil, gloss, height }: SkinLayers, dryness: number, rng: Rng): void {
  if (dryness < leastDryness) return
  scaleField.fill(0)
  addNoise(scaleField, 1, 0.5, rng)
  addNoise(scaleField, 2, 0.6, rng)
  addNoise(scaleField, 4, 0.6, rng)
  const threshold = 2.3 - 1.9 * Math.sqrt(dryness)
  const white = 0.05 + 0.15 * dryness
  for (let i = 0; i < scaleField.length; i++) {
    const over = scaleField[i] - threshold
    if (over <= 0) continue
    const cover = over < 1.25 ? over * (1.6 - 0.64 * over) : 1
    veil[i] += white * cover
    gloss[i] *= 1 - 0.8 * cover
    height[i] += 0.4 * dryness * cover
  }
}

/** Linear sRGB that scales, pus and light hair add to what shines through them. */
const veilLight = [0.42, 0.38, 0.31] as const
/** Share of the skin's own light that shines through. */
const seenThrough = 0.5
const mask = mapSidePx - 1

function putTogether(layers: SkinLayers, shine: number, points: Float32Array): void {
  const { melanin, haemoglobin, height, veil, shade, gloss } = layers
  const melaninSteps = melaninTable.steps / (melaninTable.high - melaninTable.low)
  const bloodSteps = bloodTable.steps / (bloodTable.high - bloodTable.low)
  for (let y = 0; y < mapSidePx; y++) {
    const above = ((y - 1) & mask) * mapSidePx
    const below = ((y + 1) & mask) * mapSidePx
    const row = y * mapSidePx
    for (let x = 0; x < mapSidePx; x++) {
      const at = row + x
      const m = 3 * tableIndex((melanin[at] - melaninTable.low) * melaninSteps, melaninTable.steps)
      const h = 3 * tableIndex((haemoglobin[at] - bloodTable.low) * bloodSteps, bloodTable.steps)
      const covered = Math.min(1, veil[at])
      const shown = 1 - covered * (1 - seenThrough)
      const left = Math.exp(-shade[at])
      const to = at * surface.channels
      points[to] = left * (shown * lightOfMelanin[m] * lightPastBlood[h] + covered * veilLight[0])
      points[to + 1] = left * (shown * lightOfMelanin[m + 1] * lightPastBlood[h + 1] + covered * veilLight[1])
      points[to + 2] = left * (shown * lightOfMelanin[m + 2] * lightPastBlood[h + 2] + covered * veilLight[2])
      points[to + 3] = 0.5 * (height[row + ((x + 1) & mask)] - height[row + ((x - 1) & mask)])
      points[to + 4] = 0.5 * (height[below + x] - height[above + x])
      points[to + 5] = shine * gloss[at] * left
    }
  }
}

function tableIndex(at: number, steps: number): number {
  return at <= 0 ? 0 : at >= steps ? steps : (at + 0.5) | 0
}
