/** What the augmentation makes of patches, for people to look at: the program's own views, before their colours are normalised. */
import { createProgram, input, output, toOnnx } from '../../graph/index.ts'
import {
  createViewFeeds,
  drawSampleView,
  plainView,
  writeSampleView,
} from '../../models/augmentation/draw.ts'
import { meanColour } from '../../models/augmentation/pixels.ts'
import { augmentations, type AugmentationName } from '../../models/augmentation/presets.ts'
import { colouredView, namedViewFeeds, viewInputs } from '../../models/augmentation/view.ts'
import { createRng } from '../../numeric/rng.ts'
import { patchSidePx } from '../../shared/domain.ts'
import type { Runtime } from '../runtime/index.ts'
import { readPlanes, type PatchSource } from './patch-source.ts'

export interface ViewWishes {
  augment: AugmentationName
  /** Side of a view in pixels. */
  size: number
  seed: number
  /** Drawn of each patch, besides the patch as it is. */
  views: number
}

/** Bytes of sRGB, [patches, 1 + views, size, size, 3]; the first of each patch is the patch as it is. The same for the same seed. */
export async function showViews(
  patches: PatchSource,
  { augment, size, seed, views }: ViewWishes,
  runtime: Runtime,
): Promise<Uint8Array> {
  const perPatch = 1 + views
  const count = patches.count * perPatch
  const planes = readPlanes(
    patches,
    Int32Array.from({ length: count }, (_, i) => Math.floor(i / perPatch)),
  )
  const extent = { source: patchSidePx, size }
  const feeds = createViewFeeds(count, extent)
  const rng = createRng(seed).fork('shown-views')
  for (let sample = 0; sample < count; sample++) {
    const drawn =
      sample % perPatch === 0
        ? plainView(extent)
        : drawSampleView(
            { augmentation: augmentations[augment], rng },
            extent,
            meanColour(planes, patchSidePx, sample),
          )
    writeSampleView(drawn, extent, { feeds, sample })
  }
  const program = createProgram('shown-views')
  const pixels = input(program, 'patches', [count, 3, patchSidePx, patchSidePx])
  output(program, 'shown', colouredView(pixels, viewInputs(program, 'view', { count, ...extent })))
  const executable = await runtime.load(toOnnx(program), { state: {} })
  try {
    const { shown } = await executable.run({
      patches: { shape: [count, 3, patchSidePx, patchSidePx], data: planes },
      ...namedViewFeeds('view', feeds, { count, ...extent }),
    })
    return interleaved(shown.data, count, size * size)
  } finally {
    await executable.dispose()
  }
}

/** Planes from 0 to 1 to pixels of three bytes. */
function interleaved(planes: Float32Array, count: number, area: number): Uint8Array {
  const bytes = new Uint8Array(planes.length)
  for (let n = 0; n < count; n++)
    for (let channel = 0; channel < 3; channel++)
      for (let i = 0; i < area; i++)
        bytes[3 * (n * area + i) + channel] = Math.round(255 * planes[(3 * n + channel) * area + i])
  return bytes
}
