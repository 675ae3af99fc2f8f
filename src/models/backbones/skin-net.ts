import type { ResNetShape } from './resnet.ts'

/**
 * Small and quick: a quarter of ResNet-18's blocks at half its width. 1.2 million parameters; 256 features, 960 of all
 * stages.
 */
export const skinNet: ResNetShape = { widths: [32, 64, 128, 256], depths: [1, 1, 1, 1] }
