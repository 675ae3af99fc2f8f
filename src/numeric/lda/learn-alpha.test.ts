import { expect, test } from 'vitest'
import { createRng } from '../rng.ts'
import { addLogShares, maximiseAlpha, stepAlpha, type LogShares } from './learn-alpha.ts'

/** Rows whose mixtures are known to the last digit: evidence so large that the prior does not move them. */
function sharesOf(planted: readonly number[], rows: number): LogShares {
  const rng = createRng(8)
  const shares = { rows: 0, sums: new Float64Array(planted.length) }
  for (let i = 0; i < rows; i++) {
    const draw = planted.map((value) => rng.gamma(value))
    const sum = draw.reduce((total, value) => total + value, 0)
    addLogShares(
      shares,
      new Float64Array(planted.length),
      Float64Array.from(draw, (value) => (1e7 * value) / sum),
    )
  }
  return shares
}

test('an uneven prior is found again from mixtures drawn from it', () => {
  const planted = [4, 1, 2.5, 0.7]
  const alpha = new Float64Array(4).fill(1)
  maximiseAlpha(alpha, sharesOf(planted, 4000))
  planted.forEach((value, k) => expect(Math.abs(alpha[k] / value - 1)).toBeLessThan(0.1))
})

test('a step of rate 0 stays, one of rate 0.1 goes a tenth of the way of a whole step', () => {
  const shares = sharesOf([2, 1, 1.5], 500)
  const after = (rate: number): Float64Array => {
    const alpha = Float64Array.of(1.8, 1.2, 1.4)
    stepAlpha(alpha, shares, rate)
    return alpha
  }
  expect([...after(0)]).toEqual([1.8, 1.2, 1.4])
  expect((after(0.1)[0] - 1.8) * 10).toBeCloseTo(after(1)[0] - 1.8, 9)
})

test('steps near the end double the digits', () => {
  const shares = sharesOf([2, 1, 1.5], 500)
  const alpha = Float64Array.of(1.8, 1.2, 1.4)
  const changes = [0, 1, 2, 3, 4].map(() => stepAlpha(alpha, shares))
  expect(changes[3]).toBeGreaterThan(1e-5)
  expect(changes[4]).toBeLessThan(1e-6)
})

test('a step changes no value more than tenfold, however far it would go', () => {
  const far = (value: number): number => {
    const alpha = new Float64Array(3).fill(1)
    const shares = sharesOf([2, 1, 1.5], 500)
    shares.sums[1] = value
    stepAlpha(alpha, shares)
    return alpha[1]
  }
  expect(far(-1e9)).toBe(0.1)
  expect(far(1e9)).toBe(10)
})

test('a topic that no row uses keeps a prior above nothing', () => {
  const shares = sharesOf([2, 1, 1.5], 500)
  shares.sums[1] = -1e9
  const alpha = new Float64Array(3).fill(1)
  maximiseAlpha(alpha, shares)
  for (const value of alpha) expect(value).toBeGreaterThanOrEqual(1e-4)
})
