import { describe, expect, it } from 'vitest'
import type { SpotCheckResult } from '../../../shared/contract/curation.ts'
import { nextToCheck } from './next-to-check.ts'

const topics = [{ topic: 5 }, { topic: 2 }, { topic: 9 }]
const progress = (...done: number[]) =>
  new Map(topics.map(({ topic }) => [topic, { result: { done: done.includes(topic) } as SpotCheckResult }]))

describe('nextToCheck', () => {
  it('goes on in the order of the list, around its end, past those that are done', () => {
    expect(nextToCheck(topics, progress(), 5)).toBe(2)
    expect(nextToCheck(topics, progress(2), 5)).toBe(9)
    expect(nextToCheck(topics, progress(9), 2)).toBe(5)
    expect(nextToCheck(topics, progress(), null)).toBe(5)
  })

  it('names none when all others are done', () => {
    expect(nextToCheck(topics, progress(5, 9), 2)).toBeNull()
  })
})
