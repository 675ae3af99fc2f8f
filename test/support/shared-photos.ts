import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Real photographs beside the project; they are not part of it, and what needs them is skipped where they are missing. */
export const sharedPhotos = join(import.meta.dirname, '../../../shared/data')
export const hasSharedPhotos = existsSync(sharedPhotos)

export type PhotoSet = 'faces-sfhq' | 'faces-london'

export function photoPath(set: PhotoSet, name: string): string {
  return join(sharedPhotos, set, name)
}

export function photoNames(set: PhotoSet): string[] {
  return readdirSync(join(sharedPhotos, set))
    .filter((name) => name.endsWith('.jpg'))
    .sort()
}
