import { describe, expect, it } from 'vitest'
import { colourByTopic } from './colouring.ts'
import { fadedState, hiddenState, normalState, strongState } from './point-states.ts'
import { countHidden, seenEntries, seenUnknown } from './seen-entries.ts'

const { values, legend } = colourByTopic(Int32Array.of(4, 4, 4, 2, 2, -1), (topic) => topic)

describe('what of a colouring is to be seen', () => {
  it('is all of it where nothing is hidden, however faint', () => {
    const states = Uint8Array.of(normalState, fadedState, fadedState, normalState, strongState, fadedState)
    expect(seenEntries(legend, values, states)).toEqual(legend)
    expect(countHidden(states)).toBe(0)
  })

  it('leaves out an entry that is hidden, but for those of its patches that are marked', () => {
    const states = Uint8Array.of(hiddenState, hiddenState, strongState, hiddenState, hiddenState, normalState)
    expect(seenEntries(legend, values, states).map(({ value, count }) => [value, count])).toEqual([
      [4, 1],
      [-1, 1],
    ])
    expect(countHidden(states)).toBe(4)
  })

  it('has patches without a number as long as no range hides them', () => {
    const numbers = Float32Array.of(1, Number.NaN, 3, Number.NaN)
    expect(seenUnknown(numbers, Uint8Array.of(normalState, normalState, normalState, fadedState))).toBe(2)
    expect(seenUnknown(numbers, Uint8Array.of(normalState, hiddenState, normalState, strongState))).toBe(1)
  })
})
