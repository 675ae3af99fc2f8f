/** Samples of spot-checks, and what a person said of the pictures in them. */
import type { Stratum, Verdict } from '../../shared/contract/curation.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface SampledPatch {
  position: number
  stratum: Stratum
}

/** Patches of the topic in each stratum, drawn or not. */
export type StratumSizes = Record<Exclude<Stratum, 'intruder'>, number>

export interface StoredSample {
  topic: number
  /** How many pictures were asked for; a small topic has fewer. */
  wanted: number
  sizes: StratumSizes
  /** In the order in which they are shown; empty when the topic has changed since, and the sample is to be drawn again. */
  items: readonly SampledPatch[]
}

/** In place of the topic's sample before. Verdicts stay. */
export function saveSample(
  { db }: Library,
  runId: number,
  { topic, wanted, sizes, items }: StoredSample,
): void {
  const insertItem = db.prepare(
    'INSERT INTO spot_check_item (run_id, topic, place, position, stratum) VALUES (?, ?, ?, ?, ?)',
  )
  db.transaction(() => {
    db.prepare('DELETE FROM spot_check WHERE run_id = ? AND topic = ?').run(runId, topic)
    db.prepare(
      'INSERT INTO spot_check (run_id, topic, wanted, core, border, outlier) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(runId, topic, wanted, sizes.core, sizes.border, sizes.outlier)
    items.forEach(({ position, stratum }, place) => insertItem.run(runId, topic, place, position, stratum))
  })()
}

/** Those of all topics that were ever opened. */
export function loadSamples({ db }: Library | ReadOnlyLibrary, runId: number): Map<number, StoredSample> {
  const samples = new Map<number, StoredSample & { items: SampledPatch[] }>()
  const rows = db
    .prepare<[number], StratumSizes & { topic: number; wanted: number }>(
      'SELECT topic, wanted, core, border, outlier FROM spot_check WHERE run_id = ?',
    )
    .all(runId)
  for (const { topic, wanted, ...sizes } of rows) samples.set(topic, { topic, wanted, sizes, items: [] })
  const items = db
    .prepare<[number], SampledPatch & { topic: number }>(
      'SELECT topic, position, stratum FROM spot_check_item WHERE run_id = ? ORDER BY topic, place',
    )
    .all(runId)
  for (const { topic, ...item } of items) samples.get(topic)?.items.push(item)
  return samples
}

/** Their samples are to be drawn again. */
export function emptySamples({ db }: Library, runId: number, topics: Iterable<number>): void {
  const empty = db.prepare('DELETE FROM spot_check_item WHERE run_id = ? AND topic = ?')
  db.transaction(() => {
    for (const topic of topics) empty.run(runId, topic)
  })()
}

/** Sample and verdicts of a topic that will not come back. */
export function forgetTopic({ db }: Library, runId: number, topic: number): void {
  db.transaction(() => {
    db.prepare('DELETE FROM spot_check WHERE run_id = ? AND topic = ?').run(runId, topic)
    db.prepare('DELETE FROM verdict WHERE run_id = ? AND topic = ?').run(runId, topic)
  })()
}

/** In place of what was said of the same picture before. */
export function saveVerdict(
  { db }: Library,
  runId: number,
  judged: { topic: number; position: number; verdict: Verdict; judgedMs: number },
): void {
  db.prepare(
    `INSERT OR REPLACE INTO verdict (run_id, topic, position, verdict, judged_ms)
     VALUES (@runId, @topic, @position, @verdict, @judgedMs)`,
  ).run({ runId, ...judged })
}

export function deleteVerdict(
  { db }: Library,
  runId: number,
  { topic, position }: { topic: number; position: number },
): void {
  db.prepare('DELETE FROM verdict WHERE run_id = ? AND topic = ? AND position = ?').run(
    runId,
    topic,
    position,
  )
}

/** By topic, then by position. */
export type RunVerdicts = ReadonlyMap<number, ReadonlyMap<number, Verdict>>

export function loadVerdicts({ db }: Library | ReadOnlyLibrary, runId: number): RunVerdicts {
  const verdicts = new Map<number, Map<number, Verdict>>()
  const rows = db
    .prepare<[number], { topic: number; position: number; verdict: Verdict }>(
      'SELECT topic, position, verdict FROM verdict WHERE run_id = ? ORDER BY topic, position',
    )
    .iterate(runId)
  for (const { topic, position, verdict } of rows) {
    const own = verdicts.get(topic) ?? new Map<number, Verdict>()
    verdicts.set(topic, own.set(position, verdict))
  }
  return verdicts
}
