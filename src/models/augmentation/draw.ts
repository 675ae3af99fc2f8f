/**
 * Draws what happens to each sample of a view: the host's part of the augmentation. The crop follows torchvision's
 * RandomResizedCrop (area uniform, aspect uniform in its logarithm), with two deviations: positions are not rounded to
 * whole pixels, and a crop that would not fit is cut down to the patch instead of being drawn again.
 */
import type { Rng } from '../../numeric/rng.ts'
import * as colour from './colour.ts'
import type { Colour, ColourMap } from './colour.ts'
import type { Augmentation } from './presets.ts'
import { writeResampling, type AxisView } from './resampling.ts'

/** One view of a batch of n patches of side `source`, as the program takes it. Columns are stored transposed. */
export interface ViewFeeds {
  /** [n, 1, size, source] */
  rows: Float32Array
  /** [n, 1, source, size] */
  columns: Float32Array
  /** [n, 3, 3] */
  colour: Float32Array
  /** [n, 3, 1] */
  shift: Float32Array
}

export interface ViewExtent {
  source: number
  size: number
}

export interface SampleView {
  rows: AxisView
  columns: AxisView
  colour: ColourMap
}

export function createViewFeeds(count: number, { source, size }: ViewExtent): ViewFeeds {
  return {
    rows: new Float32Array(count * size * source),
    columns: new Float32Array(count * source * size),
    colour: new Float32Array(count * 9),
    shift: new Float32Array(count * 3),
  }
}

/** mean: mean colour of the patch, 0 to 1. */
export function drawSampleView(
  { augmentation, rng }: { augmentation: Augmentation; rng: Rng },
  extent: ViewExtent,
  mean: Colour,
): SampleView {
  const between = ([low, high]: readonly [number, number]): number => low + (high - low) * rng.uniform()
  const { source, size } = extent
  const area = between(augmentation.area) * source * source
  const aspect = Math.exp(between([Math.log(augmentation.aspect[0]), Math.log(augmentation.aspect[1])]))
  const width = Math.min(source, Math.sqrt(area * aspect))
  const height = Math.min(source, Math.sqrt(area / aspect))
  const left = between([0, source - width])
  const top = between([0, source - height])
  const flip = rng.uniform() < augmentation.flip
  const deviation = between(augmentation.blur.deviation) * size
  const blur = rng.uniform() < augmentation.blur.chance ? deviation : 0
  return {
    rows: { start: top, length: height, flip: false, blur },
    columns: { start: left, length: width, flip, blur },
    colour: drawColour(augmentation, rng, mean),
  }
}

/** The view without any augmentation: the whole patch, resized. */
export function plainView({ source }: ViewExtent): SampleView {
  const whole = { start: 0, length: source, flip: false, blur: 0 }
  return { rows: whole, columns: whole, colour: colour.sameColour }
}

export function writeSampleView(
  view: SampleView,
  extent: ViewExtent,
  into: { feeds: ViewFeeds; sample: number },
): void {
  const { source, size } = extent
  const { feeds, sample } = into
  const offset = sample * size * source
  writeResampling(view.rows, extent, { data: feeds.rows, offset })
  const across = new Float32Array(size * source)
  writeResampling(view.columns, extent, { data: across, offset: 0 })
  for (let i = 0; i < size; i++)
    for (let j = 0; j < source; j++) feeds.columns[offset + j * size + i] = across[i * source + j]
  feeds.colour.set(view.colour.matrix, sample * 9)
  feeds.shift.set(view.colour.shift, sample * 3)
}

function drawColour(augmentation: Augmentation, rng: Rng, mean: Colour): ColourMap {
  const { lamp, jitter, grey } = augmentation
  const about = (centre: number, strength: number): number => centre + strength * (2 * rng.uniform() - 1)
  const exposure = lamp.exposure[0] + (lamp.exposure[1] - lamp.exposure[0]) * rng.uniform()
  const warmth = about(0, lamp.warmth)
  const tint = about(0, lamp.tint)
  let map = colour.gains([exposure * (1 + warmth), exposure * (1 + tint), exposure * (1 - warmth)])
  const factors = {
    brightness: about(1, jitter.brightness),
    contrast: about(1, jitter.contrast),
    saturation: about(1, jitter.saturation),
    hue: about(0, jitter.hue),
  }
  if (rng.uniform() < jitter.chance) {
    map = colour.chain(map, colour.brightness(factors.brightness))
    map = colour.chain(map, colour.contrast(factors.contrast, colour.applyColour(map, mean)))
    map = colour.chain(map, colour.saturation(factors.saturation))
    map = colour.chain(map, colour.hue(factors.hue))
  }
  return rng.uniform() < grey ? colour.chain(map, colour.saturation(0)) : map
}
