import { expect, it } from 'vitest'
import { topicColour } from '../state/topic-signs.ts'
import { mixtureColours } from './mixture-colours.ts'
import { readHex } from './oklab.ts'

function painted(parts: readonly [topic: number, weight: number][][]): number[][] {
  const flat = parts.flatMap((own) => [0, 1, 2].map((part) => own.at(part) ?? ([-1, 0] as const)))
  const { entries, palette } = mixtureColours(
    {
      topics: Int32Array.from(flat, ([topic]) => topic),
      weights: Float32Array.from(flat, ([, weight]) => weight),
    },
    (topic) => topic,
  )
  return [...entries].map((entry) => [...palette.subarray(4 * entry, 4 * entry + 3)])
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, c) => value - b[c]))
}

it('shows one topic alone in its own colour, and half of each between the two', () => {
  const [blue, orange, both] = painted([
    [[0, 1]],
    [[1, 1]],
    [
      [0, 0.5],
      [1, 0.5],
    ],
  ])
  expect(distance(blue, readHex(topicColour(0)))).toBeLessThan(25)
  expect(distance(orange, readHex(topicColour(1)))).toBeLessThan(25)
  const apart = distance(blue, orange)
  expect(distance(both, blue)).toBeLessThan(0.75 * apart)
  expect(distance(both, orange)).toBeLessThan(0.75 * apart)
})

it('is grey where most belongs to other topics, and where nothing is known', () => {
  const [little, none] = painted([[[3, 0.1]], []])
  expect(Math.max(...little) - Math.min(...little)).toBeLessThan(45)
  expect(none).toEqual([154, 154, 154])
})
