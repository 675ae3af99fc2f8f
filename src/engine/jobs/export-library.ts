import type { ExportArguments, ExportedFiles } from '../../shared/contract/work.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import type { StopSignal } from '../../shared/progress.ts'
import type { StageProgress } from '../../shared/stage-progress.ts'
import { writeCsv } from '../exports/csv.ts'
import { landmarkLines } from '../exports/landmarks/landmark-lines.ts'
import { patchColumns, patchRows } from '../exports/patch-rows.ts'
import { filesOfLibrary, refuseOverwriting } from '../exports/refuse-overwriting.ts'
import { writeTextFile } from '../exports/text-file.ts'
import { exportArrays } from '../interchange/export-arrays.ts'
import { exportParquet } from '../interchange/export-parquet.ts'
import { hasFaces, storedFaces } from '../store/faces.ts'
import { openLibraryReadOnly, type ReadOnlyLibrary } from '../store/open-library.ts'
import { libraryFolder } from '../store/photos.ts'
import { latestFinishedRun, type StoredRun } from '../store/runs.ts'
import { refuseAmongPhotos, type Target } from './adopt-folder.ts'

/**
 * Writes the latest finished run of a library as a CSV, as arrays, as Parquet, and the landmarks of its faces: what is named.
 * @throws CheekboneError `bad-argument` when the library or its photos would be written over, `not-found` without a library, a
 * finished run or a face, `io` when a file cannot be written
 */
export async function exportLibrary(
  { library: path, csv, landmarks, npy, pixels, parquet }: ExportArguments,
  { signal }: JobContext<StageProgress>,
): Promise<ExportedFiles> {
  refuseOverwriting({ written: [csv, landmarks, npy, parquet], read: filesOfLibrary(path) })
  const library = openLibraryReadOnly(path)
  try {
    const folder = libraryFolder(library)
    if (folder !== null) refuseAmongPhotos(folder, targets({ csv, landmarks, npy, parquet }))
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

function targets(files: Record<string, string | undefined>): Target[] {
  return Object.entries(files).flatMap(([name, path]) =>
    path === undefined ? [] : [{ what: 'The results', option: `--${name}`, path }],
  )
}

function finishedRun(library: ReadOnlyLibrary): StoredRun {
  const run = latestFinishedRun(library)
  if (run) return run
  throw new CheekboneError('not-found', `No run of ${library.path} has been finished yet.`, {
    hint: 'Run the pipeline on its folder first: cheekbone run <folder> --library <file>',
  })
}

async function exportPatches(library: ReadOnlyLibrary, file: string, signal: StopSignal): Promise<number> {
  let count = 0
  const rows = patchRows(library, finishedRun(library), (block) => (count += block.length))
  await writeCsv(file, patchColumns, rows, { signal })
  return count
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
