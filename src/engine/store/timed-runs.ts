import type { RunConfig } from '../../shared/run-config.ts'
import type { ReadOnlyLibrary } from './open-library.ts'
import { configOfKey } from './run-list.ts'

export interface TimedRun {
  config: RunConfig
  device: string
  patches: number
  /** Of all its stages; finding faces is not among them, since photos are examined once for all runs. */
  seconds: number
  /** Of topics, map and quality: what follows the network. */
  analysisSeconds: number
}

/** Finished runs, latest first. */
export function timedRuns({ db }: ReadOnlyLibrary): TimedRun[] {
  return db
    .prepare<[], Omit<TimedRun, 'config'> & { key: string }>(
      `SELECT configuration_key AS key, device, sum(run_stage.seconds) AS seconds,
         sum(CASE WHEN run_stage.stage IN ('topics', 'map', 'quality') THEN run_stage.seconds ELSE 0 END) AS analysisSeconds,
         (SELECT count(*) FROM run_patch WHERE run_id = run.id) AS patches
       FROM run JOIN run_stage ON run_stage.run_id = run.id
       WHERE device IS NOT NULL
         AND EXISTS (SELECT 1 FROM run_stage AS last WHERE last.run_id = run.id AND last.stage = 'quality')
       GROUP BY run.id ORDER BY run.id DESC`,
    )
    .all()
    .map(({ key, ...run }) => ({ ...run, config: configOfKey(key) }))
}
