import { describe, expect, test } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import type { Colour } from './colour.ts'
import { createViewFeeds, drawSampleView, writeSampleView, type SampleView } from './draw.ts'
import { augmentationNames, augmentations, type AugmentationName } from './presets.ts'

const extent = { source: 96, size: 64 }
const mean: Colour = [0.7, 0.5, 0.4]

function draw(name: AugmentationName, count: number, seed = 1): SampleView[] {
  const rng = createRng(seed)
  const augmentation = augmentations[name]
  return Array.from({ length: count }, () => drawSampleView({ augmentation, rng }, extent, mean))
}

const isGrey = ({ colour }: SampleView): boolean =>
  [0, 1, 2].every((i) => Math.abs(colour.matrix[i] - colour.matrix[3 + i]) < 1e-9)

describe.each(augmentationNames)('the preset %s', (name) => {
  test('cuts only what lies inside the patch', () => {
    for (const { rows, columns } of draw(name, 500))
      for (const { start, length } of [rows, columns]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(start + length).toBeLessThanOrEqual(96 + 1e-9)
      }
  })

  test('keeps the share of the area that it names', () => {
    const [least, most] = augmentations[name].area
    const shares = draw(name, 500).map(({ rows, columns }) => (rows.length * columns.length) / 96 ** 2)
    /* A crop that does not fit is cut down, so a share may fall a little short of the least. */
    expect(Math.min(...shares)).toBeGreaterThan(least * 0.9)
    expect(Math.max(...shares)).toBeLessThanOrEqual(most + 1e-9)
    expect(shares.reduce((a, b) => a + b) / 500).toBeCloseTo((least + most) / 2, 1)
  })

  test('flips left and right half the time, never up and down', () => {
    const views = draw(name, 1000)
    expect(views.filter(({ columns }) => columns.flip).length / 1000).toBeCloseTo(0.5, 1)
    expect(views.some(({ rows }) => rows.flip)).toBe(false)
  })

  test('draws the same views from the same seed and others from another', () => {
    expect(draw(name, 5)).toEqual(draw(name, 5))
    expect(draw(name, 5, 2)).not.toEqual(draw(name, 5))
  })

  test('says what it ignores', () => expect(augmentations[name].ignores).toMatch(/^Ignores .*\.$/))
})

test('skin never blurs, never greys, and enlarges pores by less than a third', () => {
  for (const view of draw('skin', 500)) {
    expect(view.rows.blur).toBe(0)
    expect(isGrey(view)).toBe(false)
    expect(96 / view.rows.length).toBeLessThan(4 / 3)
  }
})

test('solo-learn greys a fifth of its views and blurs half of them', () => {
  const views = draw('solo-learn', 2000)
  expect(views.filter(isGrey).length / 2000).toBeCloseTo(0.2, 1)
  expect(views.filter(({ rows }) => rows.blur > 0).length / 2000).toBeCloseTo(0.5, 1)
})

test('columns are written transposed', () => {
  const feeds = createViewFeeds(2, { source: 6, size: 4 })
  const across = { start: 1, length: 4, flip: false, blur: 0 }
  const down = { start: 0, length: 4, flip: false, blur: 0 }
  const colour = { matrix: [1, 2, 3, 4, 5, 6, 7, 8, 9], shift: [0.1, 0.2, 0.3] }
  writeSampleView({ rows: down, columns: across, colour }, { source: 6, size: 4 }, { feeds, sample: 1 })
  const ones = (data: Float32Array): number[] =>
    [...data.entries()].filter(([, value]) => value === 1).map(([i]) => i)
  expect(ones(feeds.rows)).toEqual([24, 31, 38, 45])
  expect(ones(feeds.columns)).toEqual([28, 33, 38, 43])
  expect([...feeds.colour.subarray(9)]).toEqual(colour.matrix)
  expect(feeds.shift[5]).toBeCloseTo(0.3, 6)
})
