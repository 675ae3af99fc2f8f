import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { factorNames, factorTargets } from './factor-targets.ts'
import {
  factorTable,
  levelAt,
  levelRank,
  sampleFactors,
  skinFactorNames,
  type SkinFactors,
} from './factors.ts'

const rng = createRng(1)
const many: SkinFactors[] = Array.from({ length: 4000 }, () => sampleFactors(rng))

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
function correlation(a: number[], b: number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  const product = mean(a.map((value, i) => (value - meanA) * (b[i] - meanB)))
  return product / Math.sqrt(mean(a.map((v) => (v - meanA) ** 2)) * mean(b.map((v) => (v - meanB) ** 2)))
}

describe('drawn factors', () => {
  it.each(skinFactorNames)('%s stays in its range and comes near both ends', (name) => {
    const factor = factorTable[name]
    const values = many.map((factors) => factors[name])
    const [low, high] =
      factor.kind === 'level' ? factor.range : factor.kind === 'count' ? [0, factor.most] : [0, Math.PI]
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low)
    expect(Math.max(...values)).toBeLessThanOrEqual(high)
    expect(Math.min(...values)).toBeLessThan(low + 0.05 * (high - low))
    expect(Math.max(...values)).toBeGreaterThan(low + 0.9 * (high - low))
    if (factor.kind === 'count') expect(values.every(Number.isInteger)).toBe(true)
  })

  it('are independent, apart from clear skin, which has nothing to count', () => {
    const isCount = (name: keyof SkinFactors): boolean => factorTable[name].kind === 'count'
    for (const [i, a] of skinFactorNames.entries())
      for (const b of skinFactorNames.slice(i + 1)) {
        const r = correlation(
          many.map((factors) => factors[a]),
          many.map((factors) => factors[b]),
        )
        expect(Math.abs(r), `${a} and ${b}`).toBeLessThan(isCount(a) && isCount(b) ? 0.25 : 0.07)
      }
  })

  it('have nothing to count on three patches of ten', () => {
    const counts = skinFactorNames.filter((name) => factorTable[name].kind === 'count')
    const clear = mean(many.map((factors) => Number(counts.every((name) => factors[name] === 0))))
    expect(clear).toBeGreaterThan(0.28)
    expect(clear).toBeLessThan(0.33)
  })
})

describe('levels', () => {
  it.each(['linear', 'log', 'square'] as const)('on a %s scale come back from their rank', (scale) => {
    const level = { ...factorTable.roughness, scale }
    for (const rank of [0, 0.2, 0.7, 1]) expect(levelRank(level, levelAt(level, rank))).toBeCloseTo(rank, 9)
  })
})

describe('targets', () => {
  const targets = many.map(factorTargets)

  it.each(factorNames.map((name, i) => [name, i] as const))('%s has mean 0 and variance 1', (_, i) => {
    const values = targets.map((row) => row[i])
    const centre = mean(values)
    expect(Math.abs(centre)).toBeLessThan(0.08)
    expect(Math.abs(mean(values.map((value) => (value - centre) ** 2)) - 1)).toBeLessThan(0.15)
  })

  it('rise with the factor that they are named after and with no other', () => {
    for (const name of skinFactorNames) {
      const factor = factorTable[name]
      if (factor.kind === 'direction') continue
      const [low, high] = factor.kind === 'level' ? factor.range : [0, factor.most]
      const [from, to] = [low, high].map((value) => factorTargets({ ...many[0], [name]: value }))
      factorNames.forEach((target, i) => {
        if (target === name) expect(to[i]).toBeGreaterThan(from[i] + 1)
        else if (!target.startsWith('lineDirection')) expect(to[i]).toBe(from[i])
      })
    }
  })

  it('of the direction are the same half a turn on, and 0 without lines', () => {
    const [across, falling] = [
      factorNames.indexOf('lineDirection.across'),
      factorNames.indexOf('lineDirection.falling'),
    ]
    const lined = { ...many[0], fineLines: 20, folds: 2, lineDepth: 0.5, lineDirection: 0.4 }
    const turned = factorTargets({ ...lined, lineDirection: 0.4 + Math.PI })
    expect(turned[across]).toBeCloseTo(factorTargets(lined)[across], 5)
    expect(turned[falling]).toBeCloseTo(factorTargets(lined)[falling], 5)
    const smooth = factorTargets({ ...lined, fineLines: 0, folds: 0 })
    expect([smooth[across], smooth[falling]].map(Math.abs)).toEqual([0, 0])
  })
})
