import type { ResNetShape } from './resnet.ts'

/**
 * Small and quick: few channels where the maps are large, since there the time goes. 0.7 million parameters; 192 features,
 * 704 of all stages. Measured beside others in docs/pretraining.md.
 */
export const skinNet: ResNetShape = { widths: [16, 48, 96, 192], depths: [1, 1, 1, 1] }
