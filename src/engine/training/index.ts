/** Training a backbone on patches and embedding patches with it. */
export { calibrateStatistics, type CalibrationOptions } from './calibrate.ts'
export { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from './checkpoint.ts'
export { embedPatches, type EmbeddingOptions } from './embed.ts'
export { collapseShare, type StepRecord, type TrainingWarning } from './history.ts'
export { patchBytes, patchesInMemory, type PatchSource } from './patch-source.ts'
export { leastPatches, trainBackbone, type TrainedBackbone, type TrainingOptions } from './train.ts'
export { untrainedBackbone } from './untrained.ts'
