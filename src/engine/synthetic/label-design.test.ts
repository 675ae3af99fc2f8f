import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { designLabels } from './label-design.ts'
import type { SkinLabels } from './skin-levels.ts'
import { blemishLevels, roughnessLevels, toneLevels } from './skin-levels.ts'

const levels = {
  tone: toneLevels.length,
  roughness: roughnessLevels.length,
  blemish: blemishLevels.length,
}
const names = ['tone', 'roughness', 'blemish'] as const

/** Cramér's V of two labels: 0 independent, 1 one follows from the other. */
function association(labels: SkinLabels[], first: keyof SkinLabels, second: keyof SkinLabels): number {
  const expected = labels.length / (levels[first] * levels[second])
  let chiSquare = 0
  for (let i = 0; i < levels[first]; i++) {
    for (let j = 0; j < levels[second]; j++) {
      const seen = labels.filter((label) => label[first] === i && label[second] === j).length
      chiSquare += (seen - expected) ** 2 / expected
    }
  }
  return Math.sqrt(chiSquare / (labels.length * (Math.min(levels[first], levels[second]) - 1)))
}

describe('labels of a drawing', () => {
  it.each([7, 24, 100, 240, 333])(
    'use every level of a label equally often, up to one, over %i faces',
    (count) => {
      const labels = designLabels(count, createRng(3))
      for (const name of names) {
        const counts = Array.from(
          { length: levels[name] },
          (_, level) => labels.filter((l) => l[name] === level).length,
        )
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }
    },
  )

  it('are independent: 240 faces hold every combination three times', () => {
    const counts = new Map<string, number>()
    for (const { tone, roughness, blemish } of designLabels(240, createRng(8))) {
      const key = `${tone} ${roughness} ${blemish}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(counts.size).toBe(80)
    expect(new Set(counts.values())).toEqual(new Set([3]))
  })

  it.each([100, 200, 333])(
    'are nearly independent for %i faces, which is no whole number of rounds',
    (count) => {
      const labels = designLabels(count, createRng(5))
      expect(association(labels, 'tone', 'roughness')).toBeLessThan(0.1)
      expect(association(labels, 'tone', 'blemish')).toBeLessThan(0.1)
      expect(association(labels, 'roughness', 'blemish')).toBeLessThan(0.1)
    },
  )

  it('come in an order that depends on the seed alone', () => {
    expect(designLabels(80, createRng(1))).toEqual(designLabels(80, createRng(1)))
    expect(designLabels(80, createRng(1))).not.toEqual(designLabels(80, createRng(2)))
  })
})
