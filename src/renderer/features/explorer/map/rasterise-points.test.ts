import { describe, expect, it } from 'vitest'
import { fadedState, hiddenState, normalState, strongState } from './point-states.ts'
import { copyRaster, createRaster, rasterise, type RasterPart } from './rasterise-points.ts'

const side = 21
/** Two colours: a red circle and a blue plus. */
const palette = new Uint8Array(256 * 4)
palette.set([200, 0, 0, 0, 0, 0, 200, 4], 4)
const all: RasterPart = { first: 0, every: 1, lowest: 0, highest: 3 }

interface Drawn {
  points: { x: number; y: number; entry?: number; state?: number }[]
  diameterPx?: number
  part?: Partial<RasterPart>
}

/** Places are pixels; what comes back is the picture. */
function draw({ points, diameterPx = 8, part }: Drawn): (x: number, y: number) => number[] {
  const raster = createRaster(side, side)
  rasterise(
    raster,
    {
      places: Float32Array.from(points.flatMap(({ x, y }) => [x, y])),
      entries: Uint8Array.from(points, ({ entry = 1 }) => entry),
      states: Uint8Array.from(points, ({ state = normalState }) => state),
      palette,
    },
    { projection: { scaleX: 1, shiftX: 0, scaleY: 1, shiftY: 0 }, diameterPx, opacity: 0.5 },
    { ...all, ...part },
  )
  const image = new Uint8ClampedArray(4 * side * side)
  copyRaster(raster, image)
  return (x, y) => [...image.subarray(4 * (y * side + x), 4 * (y * side + x) + 4)]
}

describe('rasterise', () => {
  it('paints a round point around its place, in its colour and opacity, and nothing beside it', () => {
    const at = draw({ points: [{ x: 10.5, y: 10.5 }] })
    expect(at(10, 10)).toEqual([expect.closeTo(200, -0.5), 0, 0, 128])
    expect(at(13, 10)[3]).toBe(128)
    expect(at(13, 13)[3]).toBeLessThan(128)
    expect(at(16, 10)).toEqual([0, 0, 0, 0])
  })

  it('gives large points their shapes and leaves small ones round', () => {
    const large = draw({ points: [{ x: 10.5, y: 10.5, entry: 2 }], diameterPx: 12 })
    expect(large(15, 10)[3]).toBe(128)
    expect(large(13, 13)[3]).toBe(0)
    const small = draw({ points: [{ x: 10.5, y: 10.5, entry: 2 }], diameterPx: 4 })
    expect(small(11, 11)[3]).toBeGreaterThan(0)
  })

  it('draws strong points opaque and larger, faded and hidden ones fainter, hidden ones grey', () => {
    const alphaOf = (state: number): number => draw({ points: [{ x: 10.5, y: 10.5, state }] })(10, 10)[3]
    expect([hiddenState, fadedState, normalState, strongState].map(alphaOf)).toEqual([15, 28, 128, 255])
    const strong = draw({ points: [{ x: 10.5, y: 10.5, state: strongState }] })
    expect(strong(15, 10)[3]).toBeGreaterThan(0)
    const [red, green, blue] = draw({ points: [{ x: 10.5, y: 10.5, state: hiddenState }] })(10, 10)
    expect([red, green]).toEqual([blue, blue])
  })

  it('lays later points over earlier ones', () => {
    const at = draw({
      points: [
        { x: 10.5, y: 10.5, state: strongState },
        { x: 10.5, y: 10.5, entry: 2 },
      ],
    })
    expect(at(10, 10)).toEqual([100, 0, 100, 255])
  })

  it('draws the part that is asked for: some states, every so-manieth point', () => {
    const points = [4.5, 10.5, 16.5].map((x, i) => ({
      x,
      y: 10.5,
      state: i === 1 ? strongState : normalState,
    }))
    const ofState = draw({ points, diameterPx: 3, part: { lowest: strongState } })
    expect([4, 10, 16].map((x) => ofState(x, 10)[3] > 0)).toEqual([false, true, false])
    const every = draw({ points, diameterPx: 3, part: { first: 1, every: 2 } })
    expect([4, 10, 16].map((x) => every(x, 10)[3] > 0)).toEqual([false, true, false])
  })

  it('shows the part of a point that reaches into the picture, and keeps others out', () => {
    const at = draw({
      points: [
        { x: -1, y: 10.5 },
        { x: 1e9, y: 1e9 },
        { x: Number.NaN, y: 4 },
      ],
    })
    expect(at(0, 10)[3]).toBe(128)
    expect(at(side - 1, 10)[3]).toBe(0)
  })
})
