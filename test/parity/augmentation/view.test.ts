/** The augmentation as two matrix products and an affine map, against the same view computed pixel by pixel. */
import { expect, test } from 'vitest'
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import { createProgram, input, output, toOnnx } from '../../../src/graph/index.ts'
import { brightness, chain, contrast, saturation } from '../../../src/models/augmentation/colour.ts'
import { createViewFeeds, writeSampleView, type SampleView } from '../../../src/models/augmentation/draw.ts'
import { applyView, namedViewFeeds, viewInputs } from '../../../src/models/augmentation/view.ts'
import { createRng } from '../../../src/numeric/rng.ts'

const extent = { source: 24, size: 16 }
const crop = { left: 3.4, top: 1.7, width: 18.6, height: 20.5 }
const blur = 0.8
const factors = { brightness: 1.2, contrast: 0.7, saturation: 0.5 }
const pivot = [0.5, 0.45, 0.4] as const
const grey = ([r, g, b]: readonly number[]): number => 0.299 * r + 0.587 * g + 0.114 * b

const rng = createRng(8)
const patch = Float32Array.from({ length: 3 * extent.source ** 2 }, () => rng.uniform())

/** One output pixel before blur, flip and colour: the triangle-weighted mean of the source about it. */
function resampled(channel: number, row: number, column: number): number {
  const steps = [crop.height / extent.size, crop.width / extent.size]
  const centre = [crop.top + (row + 0.5) * steps[0], crop.left + (column + 0.5) * steps[1]]
  let [total, weights] = [0, 0]
  for (let y = 0; y < extent.source; y++)
    for (let x = 0; x < extent.source; x++) {
      const far = [y, x].map((place, i) => Math.abs(place + 0.5 - centre[i]) / Math.max(1, steps[i]))
      const weight = Math.max(0, 1 - far[0]) * Math.max(0, 1 - far[1])
      total += weight * patch[(channel * extent.source + y) * extent.source + x]
      weights += weight
    }
  return total / weights
}

const { size } = extent
const sharp = Float64Array.from({ length: 3 * size * size }, (_, i) =>
  resampled(Math.floor(i / (size * size)), Math.floor(i / size) % size, i % size),
)

function blurred(channel: number, row: number, column: number): number {
  const reach = Math.ceil(3 * blur)
  let [total, weights] = [0, 0]
  for (let y = Math.max(0, row - reach); y <= Math.min(size - 1, row + reach); y++)
    for (let x = Math.max(0, column - reach); x <= Math.min(size - 1, column + reach); x++) {
      const weight = Math.exp(-((y - row) ** 2 + (x - column) ** 2) / (2 * blur * blur))
      total += weight * sharp[(channel * size + y) * size + x]
      weights += weight
    }
  return total / weights
}

function coloured(pixel: number[]): number[] {
  const bright = pixel.map((value) => value * factors.brightness)
  const middle = grey(pivot.map((value) => value * factors.brightness))
  const contrasted = bright.map((value) => factors.contrast * value + (1 - factors.contrast) * middle)
  const luma = grey(contrasted)
  return contrasted.map((value) => factors.saturation * value + (1 - factors.saturation) * luma)
}

async function viewByProgram(view: SampleView): Promise<Float32Array> {
  const program = createProgram('view')
  const patches = input(program, 'patches', [1, 3, extent.source, extent.source])
  output(program, 'seen', applyView(patches, viewInputs(program, 'view', { count: 1, ...extent })))
  const feeds = createViewFeeds(1, extent)
  writeSampleView(view, extent, { feeds, sample: 0 })
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const executable = await runtime.load(toOnnx(program))
  const { seen } = await executable.run({
    patches: patch,
    ...namedViewFeeds('view', feeds, { count: 1, ...extent }),
  })
  await executable.dispose()
  return seen.data
}

test('a cropped, blurred, flipped and recoloured view equals the one computed pixel by pixel', async () => {
  const first = brightness(factors.brightness)
  const bright = pivot.map((value) => value * factors.brightness)
  const second = chain(first, contrast(factors.contrast, [bright[0], bright[1], bright[2]]))
  const found = await viewByProgram({
    rows: { start: crop.top, length: crop.height, flip: false, blur },
    columns: { start: crop.left, length: crop.width, flip: true, blur },
    colour: chain(second, saturation(factors.saturation)),
  })
  const mean = [0.485, 0.456, 0.406]
  const deviation = [0.229, 0.224, 0.225]
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const pixel = coloured([0, 1, 2].map((channel) => blurred(channel, row, size - 1 - column)))
      pixel.forEach((value, channel) => {
        const clipped = Math.min(1, Math.max(0, value))
        const expected = (clipped - mean[channel]) / deviation[channel]
        expect(found[(channel * size + row) * size + column]).toBeCloseTo(expected, 4)
      })
    }
})
