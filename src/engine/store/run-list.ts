import type { RunEntry } from '../../shared/contract/libraries.ts'
import { resolveRunConfig, runChoicesSchema, type RunConfig } from '../../shared/run-config.ts'
import { stageNames, type StageName } from '../../shared/stage-progress.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** All runs of a library, latest last. */
export function listRuns({ db }: Library | ReadOnlyLibrary): RunEntry[] {
  const runs = db
    .prepare<
      [],
      {
        id: number
        key: string
        device: string | null
        patches: number
        topicsInUse: number | null
        name: string
        note: string
      }
    >(
      `SELECT id, configuration_key AS key, device,
         (SELECT count(*) FROM run_patch WHERE run_id = run.id) AS patches,
         (SELECT nullif(count(DISTINCT topic), 0) FROM assignment WHERE run_id = run.id) AS topicsInUse,
         ifnull((SELECT name FROM run_name WHERE run_id = run.id), '') AS name,
         ifnull((SELECT note FROM run_note WHERE run_id = run.id), '') AS note
       FROM run ORDER BY id`,
    )
    .all()
  const stagesOf = db.prepare<[number], StageName>('SELECT stage FROM run_stage WHERE run_id = ?').pluck()
  return runs.map(({ id, key, device, patches, topicsInUse, name, note }) => {
    const done = new Set(stagesOf.all(id))
    return {
      id,
      config: configOfKey(key),
      device,
      patches,
      stages: stageNames.filter((name) => done.has(name)),
      finished: done.has('quality'),
      topicsInUse,
      name,
      note,
    }
  })
}

/** A run keeps its settings as sorted pairs; ones that came later have their default. */
export function configOfKey(key: string): RunConfig {
  const pairs = JSON.parse(key) as [string, unknown][]
  return resolveRunConfig(runChoicesSchema.parse(Object.fromEntries(pairs)))
}
