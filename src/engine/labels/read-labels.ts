import { readFile } from 'node:fs/promises'
import { CheekboneError } from '../../shared/errors.ts'
import type { CsvTable } from '../exports/csv-reader.ts'
import { unguardText } from '../exports/formula-guard.ts'
import { parseLabels } from './label-table.ts'

/** Labels of photos, one column after the other. They are compared with results afterwards and never reach the training. */
export interface PhotoLabels {
  columns: { name: string; byPhoto: ReadonlyMap<string, string> }[]
  /** Rows of the file that fit no photo, and photos that no row fits. */
  unmatched: { rows: number; photos: number }
}

/** Column names that hold the photo, in order of preference; without any of them it is the first column. */
const photoColumnNames = ['photo', 'path', 'file', 'filename', 'file_name', 'image', 'picture', 'name']

/**
 * @param source a CSV file, or `folder` for the name of the folder that a photo lies in
 * @param photos paths relative to the photo folder, `/` between parts
 * @throws CheekboneError `io` when the file cannot be read, `bad-argument` when it has no label column or fits no photo
 */
export async function readLabels(source: string, photos: readonly string[]): Promise<PhotoLabels> {
  if (source === 'folder') return folderLabels(photos)
  const bytes = await readFile(source).catch((cause: unknown) => {
    throw new CheekboneError('io', `The label file ${source} cannot be read.`, {
      cause,
      hint: 'Give a CSV file with a photo column, or "folder" to take the folder names as labels.',
    })
  })
  return matchLabels(parseLabels(bytes), photos, source)
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
        hint: 'Sort the photos into folders inside the photo folder, or give a CSV file.',
      },
    )
  }
  return {
    columns: [{ name: 'folder', byPhoto }],
    unmatched: { rows: 0, photos: photos.length - byPhoto.size },
  }
}

/**
 * Rows find their photos by whole path, else by file name, else by file name without its ending, else by what stands before the
 * first `_`, `-` or space of it (a person's number, as in `001_smiling.jpg`).
 */
export function matchLabels(table: CsvTable, photos: readonly string[], source: string): PhotoLabels {
  const photoColumn = findPhotoColumn(table.header)
  const find = photoFinder(photos)
  const rowOf = new Map<string, string[]>()
  let rowsWithoutPhoto = 0
  for (const row of table.rows) {
    const found = find(row[photoColumn])
    if (found.length === 0) rowsWithoutPhoto += 1
    for (const photo of found) rowOf.set(photo, row)
  }
  const columns = table.header
    .map((name, index) => ({ name, byPhoto: columnLabels(rowOf, index), index }))
    .filter(({ index, byPhoto }) => index !== photoColumn && byPhoto.size > 0)
    .map(({ name, byPhoto }) => ({ name, byPhoto }))
  if (columns.length === 0) {
    throw new CheekboneError('bad-argument', `${source} has no label for any photo of this folder.`, {
      hint: `The first row names the columns; one of them (${table.header[photoColumn]} was taken) must hold paths or names of the photos.`,
    })
  }
  return { columns, unmatched: { rows: rowsWithoutPhoto, photos: photos.length - rowOf.size } }
}

function findPhotoColumn(header: readonly string[]): number {
  const names = header.map((name) => name.trim().toLowerCase())
  const known = photoColumnNames.find((name) => names.includes(name))
  return known === undefined ? 0 : names.indexOf(known)
}

function columnLabels(rowOf: ReadonlyMap<string, string[]>, index: number): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [photo, row] of rowOf) {
    const label = row[index].trim()
    if (label !== '') labels.set(photo, label)
  }
  return labels
}

function photoFinder(photos: readonly string[]): (name: string) => readonly string[] {
  const keysOf = [(photo: string) => photo, fileName, stem, (photo: string) => stem(photo).split(/[_\- ]/)[0]]
  const indexes = keysOf.map((keyOf) => {
    const index = new Map<string, string[]>()
    for (const photo of photos) {
      const key = keyOf(photo)
      index.set(key, [...(index.get(key) ?? []), photo])
    }
    return index
  })
  return (name) => {
    // A name that our own CSV had to guard is the same name.
    const path = unguardText(name.trim()).replaceAll('\\', '/').replace(/^\.\//, '')
    const keys = [path, fileName(path), path, path]
    for (const [i, index] of indexes.entries()) {
      const found = index.get(keys[i])
      if (found) return found
    }
    return []
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function stem(path: string): string {
  const name = fileName(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}
