import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { traceOutline } from './face-outline.ts'
import { drawPerson } from './person.ts'

describe('outline of a face', () => {
  const { face } = drawPerson(640, 0, createRng(2))
  const outline = traceOutline(face)

  it('is closed at crown and chin and as wide as the shape says between', () => {
    expect(outline.halfWidthAt(-1.7)).toBe(0)
    expect(outline.halfWidthAt(face.chinV)).toBe(0)
    expect(outline.halfWidthAt(-0.35)).toBeCloseTo(face.temple, 1)
    expect(outline.halfWidthAt(1.08)).toBeCloseTo(face.jaw, 1)
  })

  it('has a jaw line that rises from the chin to the side', () => {
    expect(outline.jawAt(0)).toBeCloseTo(face.chinV, 2)
    const heights = [0, 0.2, 0.4, 0.6, 0.8].map((u) => outline.jawAt(u))
    for (let i = 1; i < heights.length; i++) expect(heights[i]).toBeLessThan(heights[i - 1])
    expect(outline.jawAt(-0.6)).toBe(outline.jawAt(0.6))
  })
})
