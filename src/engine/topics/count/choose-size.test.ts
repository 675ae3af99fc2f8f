import { describe, expect, it } from 'vitest'
import { createRng } from '../../../numeric/rng.ts'
import { chooseSize, meanOverSplits, pairedDifference, type SizeScores } from './choose-size.ts'

const photos = 80
const sizes = [2, 4, 8, 16]

/** Photos differ by far more than sizes do, and a little by chance; `lacking` is what each size lacks to the best, in standard errors. */
function split(lacking: { explained: number[]; agreed: number[] }, seed = 1): SizeScores[] {
  const rng = createRng(seed)
  const ofPhoto = Float64Array.from({ length: photos }, () => 5 * rng.normal())
  const column = (lack: number): Float64Array =>
    ofPhoto.map((value) => value + 0.1 * rng.normal() - (lack * 0.1 * Math.SQRT2) / Math.sqrt(photos))
  return sizes.map((topics, at) => ({
    topics,
    explained: column(lacking.explained[at]),
    agreed: column(lacking.agreed[at]),
  }))
}

const clearly = { four: [60, 0, 60, 60], eight: [60, 60, 0, 60] }

describe('pairedDifference', () => {
  it('is the mean over photos of what the other lacks, with the standard error of that mean', () => {
    const [best, other] = [Float64Array.of(1, 2, 3, 4, 99), Float64Array.of(1, 1, 2, 2, 0)]
    const { mean, error } = pairedDifference(best, other, [0, 1, 2, 3])
    expect(mean).toBe(1)
    expect(error).toBeCloseTo(Math.sqrt(2 / 3 / 4), 12)
  })
})

describe('chooseSize', () => {
  it('takes the best where the others are clearly worse, and is sure of it', () => {
    const found = chooseSize([split({ explained: clearly.eight, agreed: clearly.eight })], 1)
    expect(found).toEqual({ chosen: 8, low: 5, high: 15, sure: 1 })
  })

  it('takes a smaller one that is no worse than chance would have it', () => {
    const asGood = [60, 0.1, 0, 0]
    const { chosen, sure } = chooseSize([split({ explained: asGood, agreed: asGood })], 1)
    expect(chosen).toBe(4)
    expect(sure).toBeGreaterThan(0.5)
  })

  it('takes the smaller of what explains and what is found again', () => {
    for (const [explained, agreed] of [
      [clearly.eight, clearly.four],
      [clearly.four, clearly.eight],
    ])
      expect(chooseSize([split({ explained, agreed })], 1).chosen).toBe(4)
  })

  it('does not look at the order in which sizes come', () => {
    const one = split({ explained: [60, 2, 0, 1], agreed: [60, 1, 0, 2] })
    expect(chooseSize([[...one].reverse()], 3)).toEqual(chooseSize([one], 3))
  })

  it('is less sure where halvings of the photos say different things', () => {
    const halvings = [clearly.four, clearly.eight].map((lack) => split({ explained: lack, agreed: lack }))
    const { sure, low, high } = chooseSize(halvings, 1)
    expect(sure).toBeLessThan(0.9)
    expect([low, high]).toEqual([3, 15])
  })
})

describe('meanOverSplits', () => {
  it('is photo by photo and size by size', () => {
    const scores = (value: number): SizeScores[] => [
      { topics: 2, explained: Float64Array.of(value, 0), agreed: Float64Array.of(0, value) },
    ]
    expect(meanOverSplits([scores(1), scores(4)])).toEqual([
      { topics: 2, explained: Float64Array.of(2.5, 0), agreed: Float64Array.of(0, 2.5) },
    ])
  })
})
