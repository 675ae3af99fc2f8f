import { createViewFeeds, drawSampleView, writeSampleView } from '../../models/augmentation/draw.ts'
import { meanColour } from '../../models/augmentation/pixels.ts'
import { augmentations } from '../../models/augmentation/presets.ts'
import { namedViewFeeds } from '../../models/augmentation/view.ts'
import { stepNames, type TrainingConfig } from '../../models/methods/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import type { Rng } from '../../numeric/rng.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { readPlanes, type PatchSource } from './patch-source.ts'

/** Patches and freshly drawn views of one step, by input name. */
export function drawStepFeeds(
  { patches, config }: { patches: PatchSource; config: TrainingConfig },
  { indices, rng }: { indices: Int32Array; rng: Rng },
): TensorValues {
  const planes = readPlanes(patches, indices)
  const extent = { source: patchSidePx, size: config.patchSize }
  const augmentation = augmentations[config.augment]
  const count = indices.length
  const feeds: TensorValues = {
    [stepNames.patches]: { shape: [count, 3, patchSidePx, patchSidePx], data: planes },
  }
  for (const name of stepNames.views) {
    const view = createViewFeeds(count, extent)
    for (let sample = 0; sample < count; sample++) {
      const drawn = drawSampleView({ augmentation, rng }, extent, meanColour(planes, patchSidePx, sample))
      writeSampleView(drawn, extent, { feeds: view, sample })
    }
    Object.assign(feeds, namedViewFeeds(name, view, { count, ...extent }))
  }
  return feeds
}
