/** Drawn patches of skin whose every factor is known. */
export { drawBatch, patchFactors, type BatchOptions, type PatchBatch } from './draw-batch.ts'
export { createScratch, drawSkin, type SkinMaps } from './draw-skin.ts'
export { factorTargets, factorNames } from './factor-targets.ts'
export {
  skinFactorNames,
  factorTable,
  levelAt,
  sampleFactors,
  type Factor,
  type FactorName,
  type SkinFactors,
} from './factors.ts'
export {
  colourOfLight,
  lightKinds,
  nuisanceNames,
  nuisanceTable,
  plainNuisances,
  sampleNuisances,
  type LightKind,
  type NuisanceName,
  type Nuisances,
} from './nuisances.ts'
export { photographSkin } from './photograph-skin.ts'
