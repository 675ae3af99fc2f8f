import { representations, type Representation } from '../../shared/run-summary.ts'
import {
  factorNames,
  type FactorFinding,
  type FactorName,
  type FactorScore,
  type TopicFactor,
  type TopicFinding,
} from '../../shared/topic-factors.ts'
import { suspicionOf } from '../../shared/topic-suspicion.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface RunFindings {
  factors: FactorFinding[]
  /** Largest topic first. */
  topics: TopicFinding[]
}

/** Puts them in place of what was found before. */
export function saveFindings({ db }: Library, runId: number, { factors, topics }: RunFindings): void {
  db.transaction(() => {
    db.prepare('DELETE FROM run_topic WHERE run_id = ?').run(runId)
    db.prepare('DELETE FROM run_factor WHERE run_id = ?').run(runId)
    const addFactor = db.prepare(
      'INSERT INTO run_factor (run_id, factor, known, levels, effect) VALUES (@runId, @factor, @known, @levels, @effect)',
    )
    const addScore = db.prepare(
      `INSERT INTO run_factor_score (run_id, factor, representation, explained, p, beyond_tone, beyond_tone_p)
       VALUES (@runId, @factor, @representation, @explained, @p, @beyondTone, @beyondToneP)`,
    )
    for (const { scores, ...factor } of factors) {
      addFactor.run({ runId, ...factor })
      for (const representation of representations) {
        const score = scores[representation]
        if (score) addScore.run({ runId, factor: factor.factor, representation, ...score })
      }
    }
    const addTopic = db.prepare(
      `INSERT INTO run_topic (run_id, topic, size, photos, people, duplicates, coherence, exclusivity)
       VALUES (@runId, @topic, @size, @photos, @people, @duplicates, @coherence, @exclusivity)`,
    )
    const addTopicFactor = db.prepare(
      `INSERT INTO run_topic_factor
         (run_id, topic, factor, strangeness, adjusted_p, difference, range_end, level, share, share_of_all)
       VALUES (@runId, @topic, @factor, @strangeness, @adjustedP, @difference, @end, @level, @share, @shareOfAll)`,
    )
    for (const { factors: own, ...topic } of topics) {
      addTopic.run({ runId, ...topic })
      for (const factor of own) addTopicFactor.run({ runId, topic: topic.topic, ...factor })
    }
  })()
}

/** Null for a run that was finished before topics were held against factors. */
export function loadFindings(library: Library | ReadOnlyLibrary, runId: number): RunFindings | null {
  const topics = loadTopics(library, runId)
  return topics.length === 0 ? null : { factors: loadFactors(library, runId), topics }
}

function loadTopics({ db }: Library | ReadOnlyLibrary, runId: number): TopicFinding[] {
  const own = new Map<number, TopicFactor[]>()
  const factorRows = db
    .prepare<[number], TopicFactor & { topic: number }>(
      `SELECT topic, factor, strangeness, adjusted_p AS adjustedP, difference, range_end AS "end", level, share,
         share_of_all AS shareOfAll
       FROM run_topic_factor WHERE run_id = ?`,
    )
    .all(runId)
  for (const { topic, ...factor } of factorRows) own.set(topic, [...(own.get(topic) ?? []), factor])
  const rows = db
    .prepare<[number], Omit<TopicFinding, 'factors' | 'warning'>>(
      `SELECT topic, size, photos, people, duplicates, coherence, exclusivity
       FROM run_topic WHERE run_id = ? ORDER BY size DESC, topic`,
    )
    .all(runId)
  return rows.map((row) => {
    const factors = (own.get(row.topic) ?? []).sort(byFactor)
    return { ...row, factors, warning: suspicionOf({ size: row.size, factors }) }
  })
}

function loadFactors({ db }: Library | ReadOnlyLibrary, runId: number): FactorFinding[] {
  const scores = db
    .prepare<[number], FactorScore & { factor: FactorName; representation: Representation }>(
      `SELECT factor, representation, explained, p, beyond_tone AS beyondTone, beyond_tone_p AS beyondToneP
       FROM run_factor_score WHERE run_id = ?`,
    )
    .all(runId)
  const scoreOf = (name: FactorName, of: Representation): FactorScore | null => {
    const found = scores.find(({ factor, representation }) => factor === name && representation === of)
    if (!found) return null
    const { explained, p, beyondTone, beyondToneP } = found
    return { explained, p, beyondTone, beyondToneP }
  }
  return db
    .prepare<[number], Omit<FactorFinding, 'scores'>>(
      'SELECT factor, known, levels, effect FROM run_factor WHERE run_id = ?',
    )
    .all(runId)
    .map((row) => ({
      ...row,
      scores: {
        trained: scoreOf(row.factor, 'trained'),
        untrained: scoreOf(row.factor, 'untrained'),
        statistics: scoreOf(row.factor, 'statistics'),
      },
    }))
    .sort(byFactor)
}

/** In the order in which factors are named everywhere. */
function byFactor(a: { factor: FactorName }, b: { factor: FactorName }): number {
  return factorNames.indexOf(a.factor) - factorNames.indexOf(b.factor)
}
