import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { LibraryId } from '../../shared/contract/arguments.ts'

/** The same library has the same id in every engine, so that what a window shows stays valid when the engine is started again. */
export function libraryIdOf(path: string): LibraryId {
  return createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16)
}
