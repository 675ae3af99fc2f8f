import { countMeasures, type TopicCount, type TopicSweepPoint } from '../../shared/topic-count.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** How a run's number of topics was chosen, with the whole sweep. */
export function saveTopicCount({ db }: Library, runId: number, count: TopicCount): void {
  const { chosen, low, high, sure, measure, sentence, sweep } = count
  const insertPoint = db.prepare(
    'INSERT INTO topic_sweep (run_id, topics, score, error, stability, agreed) VALUES (?, ?, ?, ?, ?, ?)',
  )
  db.transaction(() => {
    db.prepare('DELETE FROM topic_count WHERE run_id = ?').run(runId)
    db.prepare(
      'INSERT INTO topic_count (run_id, chosen, low, high, sure, measure, sentence) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(runId, chosen, low, high, sure, measure, sentence)
    for (const { topics, score, error, stability, agreed } of sweep)
      insertPoint.run(runId, topics, score, error, stability, agreed)
  })()
}

/** Null where the number was given. */
export function loadTopicCount({ db }: Library | ReadOnlyLibrary, runId: number): TopicCount | null {
  const found = db
    .prepare<[number], Omit<TopicCount, 'sweep' | 'measure'> & { measure: string }>(
      'SELECT chosen, low, high, sure, measure, sentence FROM topic_count WHERE run_id = ?',
    )
    .get(runId)
  const measure = countMeasures.find((name) => name === found?.measure)
  if (!found || !measure) return null
  const sweep = db
    .prepare<[number], TopicSweepPoint>(
      'SELECT topics, score, error, stability, agreed FROM topic_sweep WHERE run_id = ? ORDER BY topics',
    )
    .all(runId)
  return { ...found, measure, sweep }
}
