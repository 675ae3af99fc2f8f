/** The arrays of a run as one archive, for those who have no folder to write to. */
import { csvBytes } from '../exports/csv.ts'
import { readPlacedPatches } from '../exports/patch-rows.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { matrixSize } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { runName } from '../store/run-notes.ts'
import { arraysOf, describeFolder, idRow } from './export-arrays.ts'
import { idColumns } from './patch-ids.ts'
import { npyBytes } from './write-npy.ts'
import { zipFiles, type ZipEntry } from './zip-file.ts'

/** Twice as much is held while it is made, and it travels to the window as one message. */
const mostBytes = 512 << 20

/**
 * The files that `exportArrays` writes, without pixels.
 * @param withoutNames leaves the names of photos empty in ids.csv
 * @throws CheekboneError `too-large` for features that a folder has to take
 */
export async function arrayZip(
  library: ReadOnlyLibrary,
  run: { id: number },
  { withoutNames = false }: { withoutNames?: boolean } = {},
): Promise<Uint8Array> {
  const features = matrixSize(library, run.id, 'features')
  if (features && 4 * features.rows * features.cols > mostBytes)
    throw new CheekboneError('too-large', 'The features of this run are too large for one file.', {
      reason: 'featuresTooLarge',
      values: { library: library.path },
      hint: `Write them into a folder instead: cheekbone export ${library.path} --npy FOLDER`,
    })
  const placed = await readPlacedPatches(library, run)
  const entries: ZipEntry[] = []
  for (const { name, array } of arraysOf(library, run, placed))
    entries.push({ name: `${name}.npy`, bytes: npyBytes(array) })
  const rows = placed.map((patch) => idRow(patch, { withoutNames }))
  entries.push({ name: 'ids.csv', bytes: await csvBytes(idColumns, rows) })
  const components = entries.some(({ name }) => name === 'topic-components.npy')
  const readme = describeFolder({
    run: run.id,
    name: runName(library, run.id),
    rows: placed.length,
    components,
    pixels: false,
  })
  entries.push({ name: 'README.txt', bytes: new TextEncoder().encode(readme) })
  return zipFiles(entries)
}
