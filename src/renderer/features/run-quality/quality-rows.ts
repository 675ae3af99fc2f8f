import type { Quality, QualityTable, Representation } from '../../../shared/run-summary.ts'
import { representations } from '../../../shared/run-summary.ts'

/**
 * What is shown of the measures, in the order of what they tell people; `better` is null where a number is neither good nor bad.
 * `chance` is a measure of its own, or the same for every run.
 */
export const shownMeasures = [
  { name: 'cheeksSameTopic', chance: 'cheeksSameTopicChance', better: 'higher', unit: 'share' },
  { name: 'cheekFirstHit', chance: 'cheekFirstHitChance', better: 'higher', unit: 'share' },
  {
    name: 'cheekFirstHitOtherLight',
    chance: 'cheekFirstHitOtherLightChance',
    better: 'higher',
    unit: 'share',
  },
  { name: 'cheekMedianRank', chance: 'cheekMedianRankChance', better: 'lower', unit: 'number' },
  { name: 'coherence', chance: 'coherenceChance', better: 'higher', unit: 'share' },
  { name: 'stabilityAri', chance: 0, better: 'higher', unit: 'number' },
  { name: 'silhouette', chance: null, better: 'higher', unit: 'number' },
  { name: 'trustworthiness', chance: null, better: 'higher', unit: 'number' },
  { name: 'effectiveTopics', chance: null, better: null, unit: 'number' },
] as const satisfies readonly {
  name: keyof Quality
  chance: keyof Quality | number | null
  better: 'higher' | 'lower' | null
  unit: 'share' | 'number'
}[]

export type ShownMeasure = (typeof shownMeasures)[number]

export interface QualityRow {
  measure: ShownMeasure
  values: Record<Representation, number | null>
  /** By chance, in the run's own embedding; null where there is no such value. */
  chance: number | null
  /** Which are best; empty where the measure has no direction or there is nothing to compare. */
  best: Representation[]
}

/** Rows that say something: a measure that applies nowhere is left out. */
export function qualityRows(table: QualityTable): QualityRow[] {
  return shownMeasures.flatMap((measure) => {
    const values = {
      trained: table.trained[measure.name],
      untrained: table.untrained[measure.name],
      statistics: table.statistics[measure.name],
    }
    if (Object.values(values).every((value) => value === null)) return []
    const chance = typeof measure.chance === 'string' ? table.trained[measure.chance] : measure.chance
    return [{ measure, values, chance, best: bestOf(values, measure.better) }]
  })
}

function bestOf(values: QualityRow['values'], better: ShownMeasure['better']): Representation[] {
  const known = representations.filter((name) => values[name] !== null)
  if (better === null || known.length < 2) return []
  const sign = better === 'higher' ? 1 : -1
  const top = Math.max(...known.map((name) => sign * (values[name] ?? 0)))
  const best = known.filter((name) => sign * (values[name] ?? 0) === top)
  return best.length === known.length ? [] : best
}

/** By how many of the measures that compare all three the run is better than both others. */
export function winsOf(rows: readonly QualityRow[]): { wins: number; count: number } {
  const compared = rows.filter(
    ({ measure, values }) =>
      measure.better !== null && representations.every((name) => values[name] !== null),
  )
  const wins = compared.filter(({ best }) => best.length === 1 && best[0] === 'trained').length
  return { wins, count: compared.length }
}
