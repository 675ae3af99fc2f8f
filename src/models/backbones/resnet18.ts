import type { ResNetShape } from './resnet.ts'

/** 11.2 million parameters; 512 features. */
export const resnet18: ResNetShape = { widths: [64, 128, 256, 512], depths: [2, 2, 2, 2] }
