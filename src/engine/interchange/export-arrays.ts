/** A finished run as a folder of NumPy arrays, and a CSV that says which patch each row is. */
import { join } from 'node:path'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import { writeCsv } from '../exports/csv.ts'
import { placedPatches, type PlacedPatch } from '../exports/patch-rows.ts'
import { writeTextFile } from '../exports/text-file.ts'
import { makeFolder } from '../libraries/make-folder.ts'
import { productVersion } from '../product-version.ts'
import { loadMatrix, requireMatrix } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { createPixelReader } from '../store/patches.ts'
import { runName } from '../store/run-notes.ts'
import type { StoredRun } from '../store/runs.ts'
import { idColumns } from './patch-ids.ts'
import { writeNpy, writeNpyBytes, type NpyArray } from './write-npy.ts'

/** Returns the number of rows. Errors: `io`, `cancelled`. */
export async function exportArrays(
  library: ReadOnlyLibrary,
  run: StoredRun,
  { folder, pixels = false, signal }: { folder: string; pixels?: boolean; signal: StopSignal },
): Promise<number> {
  makeArraysFolder(folder)
  const placed = placedPatches(library, run)
  const file = (name: string): string => join(folder, name)
  let components = false
  for (const { name, array } of arraysOf(library, run, placed)) {
    components ||= name === 'topic-components'
    await writeNpy(file(`${name}.npy`), array, { signal })
  }
  await writeCsv(
    file('ids.csv'),
    idColumns,
    placed.map((patch) => idRow(patch)),
    { signal },
  )
  if (pixels) await exportPixels(library, placed, { file: file('pixels.npy'), signal })
  await writeTextFile(file('README.txt'), [
    describeFolder({ run: run.id, name: runName(library, run.id), rows: placed.length, components, pixels }),
  ])
  return placed.length
}

/** One after the other, since all of them at once may be larger than memory. */
export function* arraysOf(
  library: ReadOnlyLibrary,
  run: { id: number },
  placed: readonly PlacedPatch[],
): Generator<{ name: string; array: NpyArray }> {
  for (const name of ['features', 'mixture', 'map'] as const)
    yield { name, array: arrayOf(rowsOfPatches(requireMatrix(library, run.id, name), placed)) }
  const components = loadMatrix(library, run.id, 'topic-components')
  if (components) yield { name: 'topic-components', array: arrayOf(components) }
  const topics = Int32Array.from(placed, ({ assignment }) => assignment.topic)
  yield { name: 'topics', array: { values: topics, shape: [topics.length] } }
}

function arrayOf({ data, rows, cols }: Matrix): NpyArray {
  return { values: data, shape: [rows, cols] }
}

/** Rows of a run's matrix for patches that are still in the library. */
export function rowsOfPatches(whole: Matrix, placed: readonly PlacedPatch[]): Matrix {
  if (placed.length === whole.rows) return whole
  const kept = matrix(placed.length, whole.cols)
  placed.forEach(({ position }, at) => row(kept, at).set(row(whole, position)))
  return kept
}

function exportPixels(
  library: ReadOnlyLibrary,
  placed: readonly PlacedPatch[],
  { file, signal }: { file: string; signal: StopSignal },
): Promise<void> {
  const readPixels = createPixelReader(library)
  const read = (at: number, into: Uint8Array): void => readPixels([placed[at].patch.id], into)
  return writeNpyBytes(file, { shape: [placed.length, patchSidePx, patchSidePx, 3], read }, { signal })
}

/** Cells in the order of `idColumns`. */
export function idRow(
  { patch: { id, photo, face, region } }: PlacedPatch,
  { withoutNames = false }: { withoutNames?: boolean } = {},
): (string | number | null)[] {
  return [id, withoutNames ? '' : photo, face === null ? null : face + 1, region]
}

/** What stands in the README beside the arrays. */
export function describeFolder({
  run,
  name,
  rows,
  components,
  pixels,
}: {
  run: number
  /** Empty for none. */
  name: string
  rows: number
  components: boolean
  pixels: boolean
}): string {
  const lines = [
    `Run ${run}${name === '' ? '' : ` (${name})`}, ${rows} patches, written by Cheekbone ${productVersion}.`,
    '',
    'Row i of every array, and line i of ids.csv below its header, are the same patch.',
    '',
    '  ids.csv               patch_id, photo (path in the photo folder), face (from 1; empty for a photo taken whole), region',
    '  features.npy          float32 [patches, features]   what the network sees',
    '  mixture.npy           float32 [patches, topics]     weights of topics; what is missing to 1 belongs to none',
    '  topics.npy            int32 [patches]               topic of the greatest weight, from 0; -1 for none',
    '  map.npy               float32 [patches, 2]          places on the map',
    ...(components ? ['  topic-components.npy  float32 [topics, features]    what makes up each topic'] : []),
    ...(pixels
      ? [
          `  pixels.npy            uint8 [patches, ${patchSidePx}, ${patchSidePx}, 3]   red, green, blue; rows from the top`,
        ]
      : []),
    '',
    'In Python:',
    '',
    '  import numpy, pandas',
    '  ids = pandas.read_csv("ids.csv")',
    '  features = numpy.load("features.npy")',
    '',
    'Embeddings of the same patches come back with',
    '  cheekbone import-embeddings --npy embeddings.npy --ids ids.csv --library <library>',
    '',
  ]
  return lines.join('\n')
}

function makeArraysFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (cause) {
    throw new CheekboneError('io', `The folder ${folder} cannot be made.`, {
      reason: 'folderNotWritable',
      values: { folder },
      cause,
      hint: 'Give --npy a place that you may write to.',
    })
  }
}
