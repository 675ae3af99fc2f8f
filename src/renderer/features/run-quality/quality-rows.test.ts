import { describe, expect, it } from 'vitest'
import { qualityNames, type Quality, type QualityTable } from '../../../shared/run-summary.ts'
import { qualityRows, winsOf } from './quality-rows.ts'

function qualityOf(given: Partial<Quality>): Quality {
  const nothing = Object.fromEntries(qualityNames.map((name) => [name, null])) as Quality
  return { ...nothing, ...given }
}

function tableOf(
  trained: Partial<Quality>,
  untrained: Partial<Quality>,
  statistics: Partial<Quality>,
): QualityTable {
  return { trained: qualityOf(trained), untrained: qualityOf(untrained), statistics: qualityOf(statistics) }
}

describe('qualityRows', () => {
  it('marks the highest where more is better, and the lowest where less is', () => {
    const rows = qualityRows(
      tableOf(
        { silhouette: 0.3, cheekMedianRank: 4 },
        { silhouette: 0.2, cheekMedianRank: 9 },
        { silhouette: -0.5, cheekMedianRank: 2 },
      ),
    )
    expect(rows.map(({ measure, best }) => [measure.name, best])).toEqual([
      ['cheekMedianRank', ['statistics']],
      ['silhouette', ['trained']],
    ])
  })

  it('marks nothing where all are equal, where there is one alone, and where more is neither good nor bad', () => {
    const rows = qualityRows(
      tableOf(
        { silhouette: 0.2, trustworthiness: 0.9, effectiveTopics: 20 },
        { silhouette: 0.2, effectiveTopics: 12 },
        { silhouette: 0.2, effectiveTopics: 8 },
      ),
    )
    expect(rows).toHaveLength(3)
    expect(rows.flatMap(({ best }) => best)).toEqual([])
  })

  it('has chance beside what it is the chance of', () => {
    const [row] = qualityRows(tableOf({ cheeksSameTopic: 0.6, cheeksSameTopicChance: 0.1 }, {}, {}))
    expect(row).toMatchObject({ values: { trained: 0.6 }, chance: 0.1 })
  })

  it('leaves out what applies nowhere', () => {
    expect(qualityRows(tableOf({}, {}, {}))).toEqual([])
  })
})

describe('winsOf', () => {
  it('counts what the run alone is best at, among what all three have', () => {
    const rows = qualityRows(
      tableOf(
        { silhouette: 0.3, cheekFirstHit: 0.5, cheeksSameTopic: 0.4, trustworthiness: 0.9 },
        { silhouette: 0.1, cheekFirstHit: 0.5, cheeksSameTopic: 0.6 },
        { silhouette: 0.2, cheekFirstHit: 0.1, cheeksSameTopic: 0.1 },
      ),
    )
    expect(winsOf(rows)).toEqual({ wins: 1, count: 3 })
  })
})
