import { expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { allSteps } from '../../shared/progress.ts'
import { sortTexts } from './sort-texts.ts'

const rng = createRng(2)
const texts = Array.from({ length: 70_000 }, () => `Ä${Math.floor(50_000 * rng.uniform()).toString(36)}`)

it('sorts as all at once, by code units or as is said, and leaves what it was given', () => {
  const before = [...texts]
  expect(allSteps(sortTexts(texts))).toEqual([...texts].sort())
  const shortFirst = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
  expect(allSteps(sortTexts(texts, shortFirst))).toEqual([...texts].sort(shortFirst))
  expect(texts).toEqual(before)
  expect(allSteps(sortTexts([]))).toEqual([])
})

it('keeps the order of what counts as equal, and lets others in while it sorts', () => {
  const byFirst = (a: string, b: string): number => a.charCodeAt(1) - b.charCodeAt(1)
  expect(allSteps(sortTexts(texts, byFirst))).toEqual([...texts].sort(byFirst))
  expect([...sortTexts(texts)].length).toBeGreaterThan(12)
})
