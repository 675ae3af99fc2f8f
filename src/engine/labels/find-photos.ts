import { unguardText } from '../exports/formula-guard.ts'
import { withoutPictureEnding } from './label-table.ts'

/** Photos that a name in a label file means. */
export interface FoundPhotos {
  photos: readonly string[]
  /** How they were found: 0 is by their whole path, more is by less of it. */
  rank: number
}

interface Way {
  ofPhoto: (photo: string) => string
  ofName: (name: string) => string
}

/**
 * Names find their photos by whole path, else by file name, both also when only upper and lower case differ (or how an accent is
 * written, which file systems change), else by file name without its ending, else by what stands before the first `_`, `-` or
 * space of it (a person's number, as in `001_smiling.jpg`).
 */
const ways: readonly Way[] = [
  { ofPhoto: (photo) => photo, ofName: (name) => name },
  { ofPhoto: fileName, ofName: fileName },
  { ofPhoto: fold, ofName: fold },
  { ofPhoto: (photo) => fold(fileName(photo)), ofName: (name) => fold(fileName(name)) },
  { ofPhoto: (photo) => fold(stem(photo)), ofName: (name) => fold(withoutPictureEnding(fileName(name))) },
  { ofPhoto: (photo) => fold(stem(photo).split(/[_\- ]/)[0]), ofName: fold },
]

/** @param photos paths relative to the photo folder, `/` between parts */
export function photoFinder(photos: readonly string[]): (name: string) => FoundPhotos {
  const indexes = ways.map(({ ofPhoto }) => Map.groupBy(photos, ofPhoto))
  return (name) => {
    // A name that our own CSV had to guard is the same name.
    const path = unguardText(name.trim()).replaceAll('\\', '/').replace(/^\.\//, '')
    for (const [rank, { ofName }] of ways.entries()) {
      const found = indexes[rank].get(ofName(path))
      if (found) return { photos: found, rank }
    }
    return { photos: [], rank: ways.length }
  }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function stem(path: string): string {
  const name = fileName(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}
