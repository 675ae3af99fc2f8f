import { CheekboneError } from '../../shared/errors.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import type { StageProgress } from '../../shared/stage-progress.ts'
import { writeCsv } from '../exports/csv.ts'
import { patchColumns, patchRow, placedPatches } from '../exports/patch-rows.ts'
import { openLibraryReadOnly } from '../store/open-library.ts'
import { latestFinishedRun } from '../store/runs.ts'

/**
 * Writes the latest finished run of a library.
 * @throws CheekboneError `not-found` without a library or a finished run, `io` when the file cannot be written
 */
export async function exportCsv(
  { library: path, file }: { library: string; file: string },
  { signal }: JobContext<StageProgress>,
): Promise<{ rows: number; file: string }> {
  const library = openLibraryReadOnly(path)
  try {
    const run = latestFinishedRun(library)
    if (!run) {
      throw new CheekboneError('not-found', `No run of ${path} has been finished yet.`, {
        hint: 'Run the pipeline on its folder first: cheekbone run <folder> --library <file>',
      })
    }
    const placed = placedPatches(library, run)
    await writeCsv(file, patchColumns, placed.map(patchRow), { signal })
    return { rows: placed.length, file }
  } finally {
    library.close()
  }
}
