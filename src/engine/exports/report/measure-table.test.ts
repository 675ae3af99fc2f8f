import { describe, expect, it } from 'vitest'
import { textsIn } from '../../locales/texts.ts'
import { verdict } from './measure-table.ts'
import type { MeasureName } from './measures.ts'

function say(
  measure: MeasureName,
  thisRun: number | null,
  untrainedBackbone: number | null,
  plainStatistics: number | null,
): string {
  return verdict(
    { measure, thisRun, untrainedBackbone, plainStatistics, chance: null },
    textsIn('en').quality.verdicts,
  )
}

describe('verdict', () => {
  it('follows the direction in which the measure is better', () => {
    expect(say('topicNmi', 0.5, 0.3, 0.2)).toBe('Better than both baselines.')
    expect(say('cheekRetrievalRank', 0.5, 0.3, 0.2)).toContain('Worse than both')
  })

  it('names the baseline that does better', () => {
    expect(say('topicNmi', 0.5, 0.3, 0.7)).toBe('Plain statistics do better here.')
    expect(say('topicNmi', 0.5, 0.7, 0.3)).toBe('The untrained network does better here.')
  })

  it('claims no gain from a difference that is too small to speak of', () => {
    expect(say('topicNmi', 0.503, 0.3, 0.5)).toBe('No clear gain over the baselines.')
  })

  it('compares with the one baseline that there is, and says nothing without any', () => {
    expect(say('topicNmi', 0.5, null, 0.3)).toBe('Better than plain statistics.')
    expect(say('topicNmi', 0.5, 0.9, null)).toBe('Worse than the untrained network.')
    expect(say('topicNmi', 0.5, null, null)).toBe('')
    expect(say('topicNmi', null, 0.1, 0.1)).toBe('Not measured.')
  })
})
