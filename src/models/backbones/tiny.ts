import type { ResNetShape } from './resnet.ts'

/** For tests and smoke runs: the same blocks as ResNet-18, two stages of one block; 16 features. */
export const tiny: ResNetShape = { widths: [8, 16], depths: [1, 1] }
