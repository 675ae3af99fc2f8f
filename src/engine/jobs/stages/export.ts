import { accessSync, constants } from 'node:fs'
import { basename, join } from 'node:path'
import { CheekboneError } from '../../../shared/errors.ts'
import type { PageLanguage } from '../../../shared/host-info.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import type { StageName } from '../../../shared/stage-progress.ts'
import { collectReport } from '../../exports/collect-report.ts'
import { writeCsv } from '../../exports/csv.ts'
import { patchColumns, patchRows } from '../../exports/patch-rows.ts'
import { tallyRun } from '../../exports/tally-run.ts'
import { writeTextFile } from '../../exports/text-file.ts'
import { gatherAttributes } from '../../explore/gather-attributes.ts'
import { renderReport } from '../../exports/report/render-report.ts'
import { makeFolder, removeEmptyFolders } from '../../libraries/make-folder.ts'
import type { Skipped } from '../../library/photos/scan.ts'
import type { PhotoLabels } from '../../labels/read-labels.ts'
import type { Library } from '../../store/open-library.ts'
import type { StoredRun } from '../../store/runs.ts'
import type { Compute } from '../compute/compute.ts'
import { summariseRun } from '../summarise-run.ts'
import { compareWithLabels } from './labels.ts'

export interface ExportRequest {
  run: StoredRun
  config: RunConfig
  folder: string
  out: string
  /** Of the report's words. */
  language: PageLanguage
  /** To compare with; null when none were given. */
  labels: PhotoLabels | null
  /** Links, folders and files that the scan passed over. */
  skipped: readonly Skipped[]
  resumedFrom: string | null
  seconds: Partial<Record<StageName, number>>
  compute: Compute
  signal: AbortSignal
}

/** Writes CSV and report of a finished run and says what it found. What stood there before is replaced as a whole. */
export async function exportResults(library: Library, request: ExportRequest): Promise<RunSummary> {
  const { run, config, out, compute, signal } = request
  const compared =
    request.labels === null
      ? null
      : await compareWithLabels(library, {
          read: request.labels,
          runId: run.id,
          seed: config.seed,
          compute,
          signal,
        })
  makeResultsFolder(out)
  const outputs = { csv: join(out, 'patches.csv'), report: join(out, 'report.html') }
  const tallying = await tallyRun(library, run.id)
  const attributes = gatherAttributes(library, run.id)
  const rows = patchRows(library, run, (block) => {
    tallying.add(block)
    attributes.add(block)
  })
  await writeCsv(outputs.csv, patchColumns, rows, { signal })
  attributes.store()
  const tally = tallying.read()
  const summary = summariseRun(library, { ...request, tally, compared, outputs })
  const report = await renderReport(
    collectReport(library, {
      run,
      summary,
      tally,
      title: basename(request.folder),
      language: request.language,
    }),
  )
  await writeTextFile(outputs.report, [report])
  return summary
}

/**
 * Makes the folder for results before the work for them; one that was made for work that failed, and is empty, is removed again.
 * @throws CheekboneError `io` when it cannot be made or written to, and what the work throws
 */
export async function withResultsFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const made = makeResultsFolder(folder)
  try {
    return await work()
  } catch (error) {
    removeEmptyFolders(made)
    throw error
  }
}

/** Returns the folders that were not there yet. */
function makeResultsFolder(folder: string): string[] {
  try {
    const made = makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return made
  } catch (cause) {
    throw new CheekboneError('io', `The folder ${folder} cannot be made or written to.`, {
      reason: 'folderNotWritable',
      values: { folder },
      cause,
      hint: 'Give --out a place that you may write to.',
    })
  }
}
