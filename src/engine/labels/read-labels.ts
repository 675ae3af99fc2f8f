import { readFile } from 'node:fs/promises'
import { CheekboneError } from '../../shared/errors.ts'
import type { CsvTable } from '../exports/csv-reader.ts'
import type { LabelNotes } from '../../shared/run-summary.ts'
import { photoFinder } from './find-photos.ts'
import { parseLabels } from './label-table.ts'

/** Labels of photos, one column after the other. They are compared with results afterwards and never reach the training. */
export interface PhotoLabels {
  columns: LabelsOfPhotos[]
  notes: LabelNotes
}

export interface LabelsOfPhotos {
  name: string
  byPhoto: ReadonlyMap<string, string>
}

/** Column names that hold the photo, in order of preference; without any of them it is the first column. */
const photoColumnNames = ['photo', 'path', 'file', 'filename', 'file_name', 'image', 'picture', 'name']

/**
 * @param source a CSV file, or `folder` for the name of the folder that a photo lies in
 * @param photos paths relative to the photo folder, `/` between parts
 * @throws CheekboneError as `readLabelTable`, `bad-argument` when it has no label column or fits no photo
 */
export async function readLabels(source: string, photos: readonly string[]): Promise<PhotoLabels> {
  return labelsOf(source, await readLabelTable(source), photos)
}

/**
 * Null for the names of folders.
 * @throws CheekboneError `io` when the file cannot be read, `bad-argument` when it is no table
 */
export async function readLabelTable(source: string): Promise<CsvTable | null> {
  if (source === 'folder') return null
  const bytes = await readFile(source).catch((cause: unknown) => {
    throw new CheekboneError('io', `The label file ${source} cannot be read.`, {
      reason: 'labelsNotReadable',
      values: { source },
      cause,
      hint: 'Give a CSV file with a photo column, or "folder" to take the folder names as labels.',
    })
  })
  try {
    return parseLabelFile(bytes)
  } catch (cause) {
    if (!(cause instanceof CheekboneError)) throw cause
    const { code, message, hint, reason, values } = cause
    throw new CheekboneError(code, `${source} is no table of labels. ${message}`, {
      reason,
      values,
      hint,
      cause,
    })
  }
}

/** @throws CheekboneError `bad-argument` when there is no label for any of the photos */
export function labelsOf(source: string, table: CsvTable | null, photos: readonly string[]): PhotoLabels {
  return table === null ? folderLabels(photos) : matchLabels(table, photos, source)
}

function folderLabels(photos: readonly string[]): PhotoLabels {
  const byPhoto = new Map<string, string>()
  for (const photo of photos) {
    const folder = photo.split('/').at(-2)
    if (folder !== undefined) byPhoto.set(photo, folder)
  }
  if (byPhoto.size === 0) {
    throw new CheekboneError(
      'bad-argument',
      'No photo lies in a folder of its own, so folder names give no labels.',
      {
        reason: 'noFolderLabels',
        hint: 'Sort the photos into folders inside the photo folder, or give a CSV file.',
      },
    )
  }
  const unlabelled = photos.length - byPhoto.size
  return withoutNames([{ name: 'folder', byPhoto }], { rows: 0, photos: unlabelled, contradicted: 0 })
}

/** A photo's row is the one that names it best; of several alike the last. */
export function matchLabels(table: CsvTable, photos: readonly string[], source: string): PhotoLabels {
  const photoColumn = findPhotoColumn(table.header)
  const find = photoFinder(photos)
  const rowOf = new Map<string, { row: string[]; rank: number }>()
  const contradicted = new Set<string>()
  let rowsWithoutPhoto = 0
  for (const row of table.rows) {
    const { photos: named, rank } = find(row[photoColumn])
    if (named.length === 0) rowsWithoutPhoto += 1
    for (const photo of named) {
      const before = rowOf.get(photo)
      if (before && before.rank < rank) continue
      if (
        before?.rank === rank &&
        row.some((cell, i) => i !== photoColumn && cell.trim() !== before.row[i].trim())
      )
        contradicted.add(photo)
      else contradicted.delete(photo)
      rowOf.set(photo, { row, rank })
    }
  }
  const columns = table.header
    .map((name, index) => ({ name, byPhoto: columnLabels(rowOf, index), index }))
    .filter(({ index, byPhoto }) => index !== photoColumn && byPhoto.size > 0)
    .map(({ name, byPhoto }) => ({ name, byPhoto }))
  if (columns.length === 0) {
    throw new CheekboneError('bad-argument', `${source} has no label for any photo of this folder.`, {
      reason: 'labelsFitNoPhoto',
      values: { source, column: table.header[photoColumn] },
      hint: `The first row names the columns; one of them (${table.header[photoColumn]} was taken) must hold paths or names of the photos.`,
    })
  }
  return withoutNames(columns, {
    rows: rowsWithoutPhoto,
    photos: photos.length - rowOf.size,
    contradicted: contradicted.size,
  })
}

function withoutNames(columns: readonly LabelsOfPhotos[], notes: Omit<LabelNotes, 'naming'>): PhotoLabels {
  const [naming, labels] = [true, false].map((named) => columns.filter((each) => namesPhotos(each) === named))
  return { columns: labels, notes: { ...notes, naming: naming.map(({ name }) => name) } }
}

/** A column that is different for every photo names photos, it does not label them; unless it holds fractions: those are measured. */
function namesPhotos({ byPhoto }: LabelsOfPhotos): boolean {
  const labels = new Set(byPhoto.values())
  if (byPhoto.size <= 2 || labels.size < byPhoto.size) return false
  const numbers = [...labels].map(Number)
  return !numbers.every(Number.isFinite) || numbers.every(Number.isInteger)
}

function findPhotoColumn(header: readonly string[]): number {
  const names = header.map((name) => name.trim().toLowerCase())
  const known = photoColumnNames.find((name) => names.includes(name))
  return known === undefined ? 0 : names.indexOf(known)
}

function columnLabels(
  rowOf: ReadonlyMap<string, { row: readonly string[] }>,
  index: number,
): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [photo, { row }] of rowOf) {
    const label = row[index].trim()
    if (label !== '') labels.set(photo, label)
  }
  return labels
}

/** @throws CheekboneError `bad-argument` for pictures, spreadsheets and what else is no text */
function parseLabelFile(bytes: Uint8Array): CsvTable {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isArchive || (!isUtf16 && bytes.includes(0)))
    throw new CheekboneError(
      'bad-argument',
      isArchive ? 'It is a workbook or an archive.' : 'It is not text.',
      {
        reason: isArchive ? 'labelsAreArchive' : 'labelsAreNoText',
        hint: 'Save the table as CSV (UTF-8) from a spreadsheet, and give that file.',
      },
    )
  return parseLabels(bytes)
}
