import { describe, expect, it } from 'vitest'
import { markClass, markCount, markPath } from './topic-marks.ts'

const at = { x: 5, y: 5, r: 4 }

describe('topic marks', () => {
  it('gives each of the largest topics a pair of shape and colour of its own', () => {
    const ranks = Array.from({ length: markCount }, (_, rank) => rank)
    const marks = new Set(ranks.map((rank) => `${markClass(rank)} ${markPath(rank, at)}`))
    expect(marks.size).toBe(markCount)
  })

  it('never tells neighbours in size apart by colour alone', () => {
    for (let rank = 0; rank + 1 < markCount; rank += 1) {
      expect(markPath(rank, at)).not.toBe(markPath(rank + 1, at))
    }
  })

  it('shows all topics beyond those as one faint dot', () => {
    expect(markClass(markCount)).toBe('hx')
    expect(markPath(markCount, at)).toBe(markPath(markCount + 5, at))
  })
})
