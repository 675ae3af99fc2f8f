import type { ExportArguments, ExportedFiles } from '../../shared/contract/work.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import type { StopSignal } from '../../shared/progress.ts'
import type { StageProgress } from '../../shared/stage-progress.ts'
import { writeCsv } from '../exports/csv.ts'
import { landmarkLines } from '../exports/landmarks/landmark-lines.ts'
import { patchColumns, patchRow, placedPatches } from '../exports/patch-rows.ts'
import { writeTextFile } from '../exports/text-file.ts'
import { exportArrays } from '../interchange/export-arrays.ts'
import { exportParquet } from '../interchange/export-parquet.ts'
import { hasFaces, storedFaces } from '../store/faces.ts'
import { openLibraryReadOnly, type ReadOnlyLibrary } from '../store/open-library.ts'
import { latestFinishedRun, type StoredRun } from '../store/runs.ts'

/**
 * Writes the latest finished run of a library as a CSV, as arrays, as Parquet, and the landmarks of its faces: what is named.
 * @throws CheekboneError `not-found` without a library, a finished run or a face, `io` when a file cannot be written
 */
export async function exportLibrary(
  { library: path, csv, landmarks, npy, pixels, parquet }: ExportArguments,
  { signal }: JobContext<StageProgress>,
): Promise<ExportedFiles> {
  const library = openLibraryReadOnly(path)
  try {
    return {
      csv: csv === undefined ? null : { file: csv, rows: await exportPatches(library, csv, signal) },
      landmarks:
        landmarks === undefined
          ? null
          : { file: landmarks, faces: await exportLandmarks(library, landmarks, signal) },
      npy:
        npy === undefined
          ? null
          : {
              folder: npy,
              rows: await exportArrays(library, finishedRun(library), { folder: npy, pixels, signal }),
            },
      parquet:
        parquet === undefined
          ? null
          : {
              file: parquet,
              rows: await exportParquet(library, finishedRun(library), { file: parquet, signal }),
            },
    }
  } finally {
    library.close()
  }
}

function finishedRun(library: ReadOnlyLibrary): StoredRun {
  const run = latestFinishedRun(library)
  if (run) return run
  throw new CheekboneError('not-found', `No run of ${library.path} has been finished yet.`, {
    hint: 'Run the pipeline on its folder first: cheekbone run <folder> --library <file>',
  })
}

async function exportPatches(library: ReadOnlyLibrary, file: string, signal: StopSignal): Promise<number> {
  const placed = placedPatches(library, finishedRun(library))
  await writeCsv(file, patchColumns, placed.map(patchRow), { signal })
  return placed.length
}

async function exportLandmarks(library: ReadOnlyLibrary, file: string, signal: StopSignal): Promise<number> {
  if (!hasFaces(library)) {
    throw new CheekboneError('not-found', `There is no face in ${library.path}.`, {
      hint: 'Landmarks come from a run that finds faces: cheekbone run <folder> --crop faces --library <file>',
    })
  }
  let count = 0
  await writeTextFile(file, landmarkLines(storedFaces(library), { signal, onLine: () => count++ }))
  return count
}
