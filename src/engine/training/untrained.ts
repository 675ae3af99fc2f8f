import { declareBackbone, type BackboneConfig } from '../../models/backbones/index.ts'
import { initialValues } from '../../models/layers/network.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { createRng } from '../../numeric/rng.ts'

/**
 * A backbone with its first, random parameters: the baseline that a training must beat. Its running statistics fit no
 * patches yet; pass it through `calibrateStatistics` before embedding with it.
 */
export function untrainedBackbone(config: BackboneConfig, seed: number): TensorValues {
  return initialValues(declareBackbone(config), createRng(seed))
}
