import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and those that it lies in, one by one: where the system says that a folder's parent is missing though it is there,
 * as below /proc, Node's own way tries for ever.
 * @returns what was made, outermost first
 * @throws what the system says where one cannot be made
 */
export function makeFolder(path: string): string[] {
  const missing: string[] = []
  for (let folder = resolve(path); !isFolder(folder); folder = dirname(folder)) missing.unshift(folder)
  return missing.filter(makeOne)
}

/** For folders that were made for work which came to nothing: those that are still empty are removed again. */
export function removeEmptyFolders(made: readonly string[]): void {
  try {
    for (const folder of made.toReversed()) rmdirSync(folder)
  } catch {
    // Something lies in it by now, so that it and those around it stay.
  }
}

function isFolder(path: string): boolean {
  return dirname(path) === path || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Another process may be quicker. */
function makeOne(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if (isFolder(folder)) return false
    throw error
  }
}
