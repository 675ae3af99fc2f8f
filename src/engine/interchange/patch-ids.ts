/** Which patch each row of an array is: a CSV beside it, a row for each, in the same order. */
import { readFile } from 'node:fs/promises'
import { regions, type Region } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { parseCsv } from '../exports/csv-reader.ts'
import { unguardText } from '../exports/formula-guard.ts'

/** Columns of the file that `export --npy` writes; `face` counts from 1 and is empty for a photo taken whole. */
export const idColumns = ['patch_id', 'photo', 'face', 'region'] as const

export interface PatchId {
  /** Null in a file without that column. */
  patchId: number | null
  /** The rest is null in a file without a column photo. */
  photo: string | null
  /** 0-based; null for a photo taken whole. */
  face: number | null
  region: Region | null
}

/** @throws CheekboneError `io` when it cannot be read, `bad-argument` without the columns that are needed or for odd cells */
export async function readPatchIds(file: string): Promise<PatchId[]> {
  const { header, rows } = parseCsv(await readTable(file))
  const names = header.map((name) => name.trim().toLowerCase())
  const [id, photo, face, region] = idColumns.map((name) => names.indexOf(name))
  if (id < 0 && photo < 0)
    throw new CheekboneError('bad-argument', `${file} has neither a column patch_id nor a column photo.`, {
      hint: 'Name the columns in the first line: patch_id, or photo, face and region, as "cheekbone export --npy" does.',
    })
  const cell = (row: string[], column: number): string => (column < 0 ? '' : row[column].trim())
  return rows.map((row, at) => ({
    patchId: id < 0 ? null : wholeCell(cell(row, id), { file, at, column: 'patch_id' }),
    photo: photo < 0 ? null : unguardText(cell(row, photo)),
    face: cell(row, face) === '' ? null : wholeCell(cell(row, face), { file, at, column: 'face' }) - 1,
    region: cell(row, region) === '' ? null : regionCell(cell(row, region), { file, at }),
  }))
}

export async function readTable(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new CheekboneError('io', `The file ${file} cannot be read.`, {
      cause,
      hint: 'Check its path and that you may read it.',
    })
  }
}

function wholeCell(text: string, { file, at, column }: { file: string; at: number; column: string }): number {
  const value = Number(text)
  if (text !== '' && Number.isInteger(value) && value >= 1) return value
  throw new CheekboneError(
    'bad-argument',
    `Row ${at + 1} of ${file} has "${text}" as its ${column}, not a whole number from 1.`,
  )
}

function regionCell(text: string, { file, at }: { file: string; at: number }): Region {
  const known = regions.find((region) => region === text)
  if (known) return known
  throw new CheekboneError('bad-argument', `Row ${at + 1} of ${file} names the region "${text}".`, {
    hint: `Known regions: ${regions.join(', ')}.`,
  })
}

/** @throws CheekboneError `bad-argument` when the array has another number of rows */
export function requireSameRows(
  array: { file: string; rows: number },
  table: { file: string; rows: number },
): void {
  if (array.rows === table.rows) return
  throw new CheekboneError(
    'bad-argument',
    `${array.file} has ${array.rows} rows, ${table.file} ${table.rows}: they do not belong together.`,
    { hint: 'The CSV needs a header line, and then a line for each row of the array, in the same order.' },
  )
}
