/**
 * A finished run as one Parquet file: the columns of the CSV with types, then features and mixture as lists of floats (the
 * three-level form that Spark, Arrow and DuckDB agree on). Written in groups of rows, compressed with Snappy.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { row, type Matrix } from '../../numeric/matrix.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import type { CsvCell } from '../exports/csv.ts'
import { patchColumns, patchRow, placedPatches } from '../exports/patch-rows.ts'
import { writeWholeFile } from '../exports/text-file.ts'
import { productVersion } from '../product-version.ts'
import { requireMatrix } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import type { StoredRun } from '../store/runs.ts'
import { rowsOfPatches } from './export-arrays.ts'

const textColumns = ['photo', 'region', 'rejected', 'topic_name', 'verdict']
const wholeColumns = ['patch_id', 'face', 'topic', 'topic_1', 'topic_2', 'topic_3', 'curated_topic']

export interface ParquetWork {
  file: string
  signal: StopSignal
  /** What a group of rows holds; default 2^21, some tens of megabytes while it is encoded. */
  valuesPerGroup?: number
}

/** Returns the number of rows. Errors: `io`, `cancelled`. */
export async function exportParquet(
  library: ReadOnlyLibrary,
  run: StoredRun,
  { file, signal, valuesPerGroup = 2 ** 21 }: ParquetWork,
): Promise<number> {
  const placed = placedPatches(library, run)
  const lists = (['features', 'mixture'] as const).map((name) => ({
    name,
    values: rowsOfPatches(requireMatrix(library, run.id, name), placed),
  }))
  const cells = placed.map(patchRow)
  await writeWholeFile(file, parquetPieces({ cells, lists, valuesPerGroup }, signal))
  return placed.length
}

interface Table {
  cells: readonly (readonly CsvCell[])[]
  lists: readonly { name: string; values: Matrix }[]
  valuesPerGroup: number
}

function* parquetPieces({ cells, lists, valuesPerGroup }: Table, signal: StopSignal): Generator<Uint8Array> {
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({
    writer,
    schema: schemaOf(lists.map(({ name }) => name)),
    createdBy: `cheekbone version ${productVersion}`,
  })
  const width = lists.reduce((sum, { values }) => sum + values.cols, patchColumns.length)
  const step = Math.max(1, Math.floor(valuesPerGroup / width))
  for (let from = 0; from < cells.length; from += step) {
    throwIfAborted(signal)
    const group = cells.slice(from, from + step)
    const plain = patchColumns.map((name, at) => ({
      name,
      data: group.map((line) => typedCell(name, line[at])),
    }))
    const nested = lists.map(({ name, values }) => ({
      name,
      data: group.map((_, at) => Array.from(row(values, from + at))),
    }))
    void parquet.write({ columnData: [...plain, ...nested], rowGroupSize: step })
    yield taken(writer)
  }
  void parquet.finish()
  yield taken(writer)
}

/** What has been written since the last time; the writer goes on counting where it is in the file. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

function typedCell(column: string, cell: CsvCell): string | number | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number' && !textColumns.includes(column)) return Number.isFinite(cell) ? cell : null
  if (typeof cell === 'string' && textColumns.includes(column)) return cell
  throw new TypeError(`The column ${column} of a Parquet file has no place for ${JSON.stringify(cell)}.`)
}

function schemaOf(lists: readonly string[]): SchemaElement[] {
  return [
    { name: 'root', num_children: patchColumns.length + lists.length },
    ...patchColumns.map(columnSchema),
    ...lists.flatMap(listSchema),
  ]
}

function columnSchema(name: string): SchemaElement {
  if (textColumns.includes(name))
    return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }
  return { name, type: wholeColumns.includes(name) ? 'INT32' : 'DOUBLE', repetition_type: 'OPTIONAL' }
}

function listSchema(name: string): SchemaElement[] {
  return [
    {
      name,
      repetition_type: 'REQUIRED',
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'FLOAT', repetition_type: 'REQUIRED' },
  ]
}
