import { describe, expect, it } from 'vitest'
import { giveSigns, topicsBySize } from './sign-numbers.ts'

const of = (...topics: number[]) => topics.map((topic) => ({ topic }))

describe('giveSigns', () => {
  it('gives the largest topics the first signs, and none to what belongs nowhere', () => {
    expect([...giveSigns(new Map(), of(40, -1, 3, 12))]).toEqual([
      [40, 0],
      [3, 1],
      [12, 2],
    ])
  })

  it('leaves a topic its sign when sizes change, and gives that of a topic that is gone to a new one', () => {
    const before = giveSigns(new Map(), of(1, 2, 3))
    const after = giveSigns(before, of(3, 9, 1, 10))
    expect(Object.fromEntries(after)).toEqual({ 1: 0, 3: 2, 9: 1, 10: 3 })
  })
})

describe('topicsBySize', () => {
  it('puts the largest first, of equal ones the lower number, and counts only patches that are there', () => {
    const topics = Int32Array.of(4, 7, 4, 2, 2, -1, 9, 9, 9)
    const patchIds = Int32Array.of(1, 2, 3, 4, 5, 6, 7, 0, 0)
    expect(topicsBySize({ topics, patchIds }).map(({ topic }) => topic)).toEqual([2, 4, 7, 9])
  })
})
