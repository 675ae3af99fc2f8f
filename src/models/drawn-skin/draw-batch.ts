/** Batches of drawn patches. Patch i depends on (seed, i) alone, whatever batch and worker it is drawn in. */
import type { Rng } from '../../numeric/rng.ts'
import { createRng } from '../../numeric/rng.ts'
import { createScratch, drawSkin } from './draw-skin.ts'
import { factorTargets, factorNames } from './factor-targets.ts'
import type { SkinFactors } from './factors.ts'
import { sampleFactors } from './factors.ts'
import type { LightKind, Nuisances } from './nuisances.ts'
import { sampleNuisances } from './nuisances.ts'
import { photographSkin } from './photograph-skin.ts'

export interface BatchOptions {
  /** Number of skins. */
  count: number
  sidePx: number
  seed: number
  /** Index of the first skin. */
  firstIndex: number
  /** Photographs of each skin. */
  views: number
  /** Default: `mixed`. */
  light?: LightKind
  /** Values in place of drawn ones, the same for all skins and photographs. */
  held?: { factors: Partial<SkinFactors>; nuisances: Partial<Nuisances> }
}

export interface PatchBatch {
  /** sRGB [count, views, sidePx, sidePx, 3] */
  pixels: Uint8Array<ArrayBuffer>
  /** As `factorTargets` has them [count, factorNames.length] */
  targets: Float32Array<ArrayBuffer>
}

const scratch = createScratch()

export function drawBatch({ count, sidePx, seed, firstIndex, views, light, held }: BatchOptions): PatchBatch {
  const patchBytes = sidePx * sidePx * 3
  const pixels = new Uint8Array(count * views * patchBytes)
  const targets = new Float32Array(count * factorNames.length)
  for (let i = 0; i < count; i++) {
    const rng = patchRng(seed, firstIndex + i)
    const factors = { ...sampleFactors(rng.fork('factors')), ...held?.factors }
    targets.set(factorTargets(factors), i * factorNames.length)
    const maps = drawSkin(factors, rng.fork('skin'), scratch)
    for (let view = 0; view < views; view++) {
      const camera = rng.fork(`view ${view}`)
      const at = (i * views + view) * patchBytes
      const into = pixels.subarray(at, at + patchBytes)
      const nuisances = { ...sampleNuisances(camera, light), ...held?.nuisances }
      photographSkin(maps, nuisances, camera, { sidePx, into })
    }
  }
  return { pixels, targets }
}

/** The factors of one patch. */
export function patchFactors(seed: number, index: number): SkinFactors {
  return sampleFactors(patchRng(seed, index).fork('factors'))
}

function patchRng(seed: number, index: number): Rng {
  return createRng(seed).fork(`patch ${index}`)
}
