import { describe, expect, test } from 'vitest'
import * as colour from './colour.ts'

const skin: colour.Colour = [0.8, 0.6, 0.5]
const grey = 0.299 * 0.8 + 0.587 * 0.6 + 0.114 * 0.5

function expectColour(found: colour.Colour, expected: readonly number[]): void {
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5))
}

describe('colour maps', () => {
  test('brightness multiplies', () =>
    expectColour(colour.applyColour(colour.brightness(1.5), skin), [1.2, 0.9, 0.75]))

  test('saturation 0 is the BT.601 grey', () =>
    expectColour(colour.applyColour(colour.saturation(0), skin), [grey, grey, grey]))

  test('saturation 2 doubles the distance from grey', () =>
    expectColour(
      colour.applyColour(colour.saturation(2), skin),
      skin.map((value) => 2 * value - grey),
    ))

  test('contrast stretches about the grey of the mean', () => {
    const map = colour.contrast(0.5, [0.2, 0.4, 0.6])
    const pivot = 0.299 * 0.2 + 0.587 * 0.4 + 0.114 * 0.6
    expectColour(
      colour.applyColour(map, skin),
      skin.map((value) => 0.5 * value + 0.5 * pivot),
    )
  })

  test('hue keeps luma and turns red towards yellow and green for positive turns', () => {
    const [r, g, b] = colour.applyColour(colour.hue(0.1), [0.8, 0.3, 0.3])
    expect(0.299 * r + 0.587 * g + 0.114 * b).toBeCloseTo(0.299 * 0.8 + 0.701 * 0.3, 4)
    expect(g).toBeGreaterThan(b)
    expect(g).toBeGreaterThan(0.3)
  })

  test('hue leaves grey alone and a whole turn changes nothing', () => {
    expectColour(colour.applyColour(colour.hue(0.3), [0.5, 0.5, 0.5]), [0.5, 0.5, 0.5])
    expectColour(colour.applyColour(colour.hue(1), skin), skin)
  })

  test('a chain does the first map first', () => {
    const map = colour.chain(colour.contrast(0.5, skin), colour.brightness(2))
    const once = colour.applyColour(colour.contrast(0.5, skin), skin)
    expectColour(
      colour.applyColour(map, skin),
      once.map((value) => 2 * value),
    )
  })
})
