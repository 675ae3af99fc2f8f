import { describe, expect, it } from 'vitest'
import { createRng } from '../rng.ts'
import { areaUnderCurve } from './rank-agreement.ts'
import { stratifiedShare } from './stratified-share.ts'
import { wilsonInterval } from './wilson-interval.ts'

describe('wilsonInterval', () => {
  // scipy.stats.binomtest(k, n).proportion_ci(0.95, 'wilson')
  it.each([
    [0, 10, 0, 0.27753279986288926],
    [7, 10, 0.39677814746114526, 0.892208732593699],
    [31, 32, 0.8425573617998744, 0.9944621398359969],
    [10, 10, 0.7224672001371109, 1],
  ])('is that of SciPy for %i of %i', (positive, size, low, high) => {
    const interval = wilsonInterval(positive / size, size)
    expect(interval.low).toBeCloseTo(low, 12)
    expect(interval.high).toBeCloseTo(high, 12)
  })

  it('narrows with the size, whole or not, and widens with the confidence', () => {
    const width = (size: number, z?: number): number => {
      const { low, high } = wilsonInterval(0.8, size, z)
      return high - low
    }
    expect(width(20.5)).toBeLessThan(width(20))
    expect(width(20.5)).toBeGreaterThan(width(21))
    expect(width(20, 2.5758)).toBeGreaterThan(width(20))
  })

  it('refuses what is no share of anything', () => {
    expect(() => wilsonInterval(1.01, 5)).toThrow(RangeError)
    expect(() => wilsonInterval(Number.NaN, 5)).toThrow(RangeError)
    expect(() => wilsonInterval(0.5, 0)).toThrow(RangeError)
  })
})

describe('stratifiedShare', () => {
  it('weighs strata by their sizes, and counts what the sample is worth', () => {
    // y = numpy.concatenate([[1] * b + [0] * (n - b) for n, b in ((12, 12), (12, 9), (8, 2))])
    // w = numpy.concatenate([[N / n] * n for N, n in ((30, 12), (57, 12), (10, 8))])
    // numpy.average(y, weights=w), w.sum() ** 2 / (w ** 2).sum()
    const share = stratifiedShare([
      { size: 30, judged: 12, positive: 12 },
      { size: 57, judged: 12, positive: 9 },
      { size: 10, judged: 8, positive: 2 },
    ])
    expect(share?.value).toBeCloseTo(0.7757731958762887, 12)
    expect(share?.effectiveSize).toBeCloseTo(26.263782274947662, 10)
  })

  it('is the plain share, worth all that was judged, when strata are sampled at one rate', () => {
    const share = stratifiedShare([
      { size: 40, judged: 4, positive: 1 },
      { size: 80, judged: 8, positive: 8 },
    ])
    expect(share?.value).toBeCloseTo(9 / 12, 12)
    expect(share?.effectiveSize).toBeCloseTo(12, 12)
  })

  it('speaks of the strata in which something was judged, and of nothing before', () => {
    const empty = { size: 50, judged: 0, positive: 0 }
    expect(stratifiedShare([{ size: 5, judged: 2, positive: 1 }, empty])).toEqual({
      value: 0.5,
      effectiveSize: 2,
    })
    expect(stratifiedShare([empty])).toBeNull()
    expect(() => stratifiedShare([{ size: 1, judged: 2, positive: 2 }])).toThrow(RangeError)
  })
})

describe("Wilson's interval on the effective size of a stratified share", () => {
  it.each([[[0.7, 0.7, 0.7]], [[0.98, 0.8, 0.4]], [[0.5, 0.3, 0.1]], [[1, 1, 0.7]]])(
    'holds the true share in about 95 of 100 samples or more: %j',
    (shares) => {
      const [sizes, judged] = [
        [3000, 6000, 1000],
        [12, 12, 8],
      ]
      const rng = createRng(5)
      const truth = shares.reduce((sum, share, h) => sum + (share * sizes[h]) / 10_000, 0)
      const samples = 2000
      let held = 0
      for (let sample = 0; sample < samples; sample++) {
        const drawn = stratifiedShare(
          sizes.map((size, h) => {
            let positive = 0
            for (let i = 0; i < judged[h]; i++) if (rng.uniform() < shares[h]) positive++
            return { size, judged: judged[h], positive }
          }),
        )!
        const { low, high } = wilsonInterval(drawn.value, drawn.effectiveSize)
        if (low <= truth && truth <= high) held++
      }
      expect(held / samples).toBeGreaterThan(0.94)
    },
  )
})

describe('areaUnderCurve', () => {
  it('is that of scikit-learn, equal scores counting half', () => {
    // sklearn.metrics.roc_auc_score([1] * 5 + [0] * 4, [.9, .8, .5, .5, .3, .7, .5, .2, .1])
    expect(areaUnderCurve([0.9, 0.8, 0.5, 0.5, 0.3], [0.7, 0.5, 0.2, 0.1])).toBeCloseTo(0.75, 12)
  })

  it('is 1 for scores in order, 0 the other way round, a half for equal ones', () => {
    expect(areaUnderCurve([3, 2], [1])).toBe(1)
    expect(areaUnderCurve([1], [3, 2])).toBe(0)
    expect(areaUnderCurve([1, 1], [1, 1])).toBe(0.5)
  })

  it('is not a number without both kinds', () => {
    expect(areaUnderCurve([1], [])).toBeNaN()
    expect(() => areaUnderCurve([Number.NaN], [1])).toThrow(RangeError)
  })
})
