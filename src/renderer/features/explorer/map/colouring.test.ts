import { describe, expect, it } from 'vitest'
import {
  colourByGroup,
  colourByMixture,
  colourByNumber,
  colourByTopic,
  middleRange,
  othersValue,
  rangeOf,
} from './colouring.ts'
import { entryColour, othersEntry, scalePalette, signEntry, signOfEntry, signPalette } from './palettes.ts'
import { topicColour, topicShape } from '../state/topic-signs.ts'

describe('colourByTopic', () => {
  it('gives each topic the sign that it has in the list, and lists the largest first, the nowhere last', () => {
    const made = colourByTopic(Int32Array.of(-1, 7, 70, 7, -1, -1), (topic) => (topic < 0 ? -1 : topic - 5))
    expect(made.legend.map(({ value, count }) => [value, count])).toEqual([
      [7, 2],
      [70, 1],
      [-1, 3],
    ])
    expect(signOfEntry(made.entries[1])).toEqual({ colour: topicColour(2), shape: topicShape(2) })
    expect(signOfEntry(made.entries[2])).toEqual({ colour: topicColour(65), shape: topicShape(65) })
    expect(signOfEntry(made.entries[0])).toEqual({ colour: topicColour(-1), shape: 'circle' })
    expect(entryColour(signPalette(), made.entries[1])).toBe(topicColour(2))
  })
})

describe('colourByMixture', () => {
  it('lists the topics that patches belong to, and paints with blends of its own', () => {
    const topics = Int32Array.of(4, 4, 2)
    const mixture = {
      topics: Int32Array.of(4, 2, -1, 4, 2, -1, 2, 4, -1),
      weights: Float32Array.of(0.9, 0.1, 0, 0.5, 0.5, 0, 0.8, 0.2, 0),
    }
    const made = colourByMixture(mixture, topics, (topic) => topic)
    if (made.kind !== 'signs') throw new Error('signs are expected')
    expect(made.legend).toEqual(colourByTopic(topics, (topic) => topic).legend)
    expect(new Set(made.entries).size).toBe(3)
    expect(made.palette).not.toBeNull()
  })
})

describe('colourByGroup', () => {
  it('gives the largest group the first sign', () => {
    const made = colourByGroup({ codes: Int32Array.of(0, 2, 2, -1, 2, 0, 1) })
    expect([...made.entries]).toEqual([2, 1, 1, 0, 1, 2, 3])
  })

  it('gives groups the signs by which they are known, however many are in them', () => {
    const made = colourByGroup({ codes: Int32Array.of(1, 1, 0, -1) }, [4, 9])
    expect([...made.entries]).toEqual([signEntry(9), signEntry(9), signEntry(4), 0])
  })

  it('gives the twelve largest of many a colour each, and all others one sign and one entry', () => {
    const codes = Int32Array.from({ length: 830 }, (_, i) =>
      i < 820 ? Math.floor((Math.sqrt(8 * i + 1) - 1) / 2) : -1,
    )
    const made = colourByGroup({ codes })
    if (made.kind !== 'signs') throw new Error('signs are expected')
    expect(made.legend.slice(0, 12).map(({ value }) => value)).toEqual(
      Array.from({ length: 12 }, (_, i) => 39 - i),
    )
    expect(new Set(made.legend.slice(0, 12).map(({ entry }) => signOfEntry(entry).colour)).size).toBe(12)
    expect(made.legend.slice(12)).toEqual([
      { value: othersValue, count: 406, entry: othersEntry },
      { value: -1, count: 10, entry: 0 },
    ])
    expect(made.others).toBe(28)
    expect([made.entries[0], made.values[0], made.codes[0]]).toEqual([othersEntry, othersValue, 0])
    expect(signOfEntry(othersEntry).colour).not.toBe(signOfEntry(0).colour)
  })

  it('has no others where each group has a colour', () => {
    const made = colourByGroup({ codes: Int32Array.from({ length: 12 }, (_, i) => i) })
    expect(made).toMatchObject({ others: 0 })
    expect(new Set(made.entries).size).toBe(12)
  })
})

describe('colourByNumber', () => {
  const range = { low: 10, high: 20 }

  it('spends its colours between 5 and 95 per cent and paints the unknown with none of them', () => {
    const made = colourByNumber(Float32Array.of(10, 20, 15, 100, -5, NaN), range)
    expect([...made.entries]).toEqual([1, 255, 128, 255, 1, 0])
    expect(made).toMatchObject({ low: 10, high: 20, unknown: 1 })
  })

  it('finds the range of values that were not summed up, unknown ones left out', () => {
    const values = Float32Array.from({ length: 102 }, (_, i) => (i === 7 ? NaN : i > 7 ? i - 1 : i))
    expect(middleRange(values)).toEqual({ low: 5, high: 95 })
    expect(middleRange(Float32Array.of(NaN))).toBeNull()
  })

  it('spends its colours on all values where nearly all are the same', () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => (i === 99 ? 8 : 0))
    expect(middleRange(values)).toEqual({ low: 0, high: 8 })
    expect(rangeOf([0, 0, 0, 0, 0, 0, 8])).toEqual({ low: 0, high: 8 })
    expect(rangeOf([0, 1, 2, 3, 4, 5, 8])).toEqual({ low: 1, high: 5 })
  })

  it('holds when all values are the same', () => {
    const { entries } = colourByNumber(Float32Array.of(3, 3), { low: 3, high: 3 })
    expect([...entries]).toEqual([1, 1])
  })
})

describe('scalePalette', () => {
  /** CIELAB L*, computed from the bytes. */
  function lightness(palette: Uint8Array, entry: number): number {
    const linear = [0, 1, 2].map((c) => {
      const value = palette[4 * entry + c] / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27
  }

  it.each([false, true])(
    'grows lighter at every step, evenly enough that order is seen without hue (dark: %s)',
    (dark) => {
      const palette = scalePalette(dark)
      const steps = Array.from({ length: 17 }, (_, i) => lightness(palette, 1 + Math.round((i * 254) / 16)))
      const rises = steps.slice(1).map((value, i) => value - steps[i])
      expect(Math.min(...rises)).toBeGreaterThan(0.5 * ((steps[16] - steps[0]) / 16))
      expect(steps[16] - steps[0]).toBeGreaterThan(40)
    },
  )
})
