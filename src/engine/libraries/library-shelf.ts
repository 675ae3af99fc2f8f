/**
 * The libraries that an engine has open. Looking at one takes a connection for reading, which locks nobody out; a writer is held
 * only while something is written, and everything in this engine that writes to one library at the same time shares it.
 */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LibraryId } from '../../shared/contract/arguments.ts'
import { CheekboneError } from '../../shared/errors.ts'
import {
  openLibrary,
  openLibraryReadOnly,
  type Library,
  type ReadOnlyLibrary,
} from '../store/open-library.ts'
import { isEmptyFile } from '../store/store-errors.ts'
import { libraryIdOf } from './library-id.ts'

export interface LibraryShelf {
  /**
   * Makes or updates the file if need be, and remembers where the id leads.
   * @throws CheekboneError `foreign-database` for an empty file, which nobody meant for a library, and what `openLibrary` throws
   */
  open(path: string): LibraryId
  /** @throws CheekboneError `not-found` when the id leads nowhere, and what opening throws */
  reader: (id: LibraryId) => ReadOnlyLibrary
  /** `close` lets go of it; the last one to do so unlocks the file. @throws what `openLibrary` throws */
  writer(path: string): Library
  writerOf: (id: LibraryId) => Library
  close(): void
}

interface SharedWriter {
  library: Library
  holders: number
}

const mostReaders = 8

/** @param pathOf where ids lead that this engine has not opened itself, such as recent libraries */
export function openShelf(pathOf: (id: LibraryId) => string | null): LibraryShelf {
  const paths = new Map<LibraryId, string>()
  /** Least lately used first. */
  const readers = new Map<LibraryId, ReadOnlyLibrary>()
  const writers = new Map<string, SharedWriter>()

  function requirePath(id: LibraryId): string {
    const path = paths.get(id) ?? pathOf(id)
    if (path !== null) return path
    throw new CheekboneError('not-found', 'This library is not known here.', {
      reason: 'libraryUnknown',
      hint: 'Open its file, or its photo folder, again.',
    })
  }

  function writer(path: string): Library {
    const key = resolve(path)
    const shared = writers.get(key) ?? { library: openLibrary(key), holders: 0 }
    writers.set(key, shared)
    shared.holders++
    let held = true
    return {
      path: key,
      db: shared.library.db,
      close: () => {
        if (!held) return
        held = false
        if (--shared.holders > 0) return
        writers.delete(key)
        shared.library.close()
      },
    }
  }

  function reader(id: LibraryId): ReadOnlyLibrary {
    const library = readers.get(id) ?? openLibraryReadOnly(requirePath(id))
    readers.delete(id)
    readers.set(id, library)
    for (const [oldest, other] of readers) {
      if (readers.size <= mostReaders) break
      readers.delete(oldest)
      other.close()
    }
    return library
  }

  return {
    open: (path) => {
      const found = statSync(path, { throwIfNoEntry: false })
      if (found?.isFile() && found.size === 0) throw isEmptyFile(path)
      // A writer brings the file up to date; it is let go of at once.
      writer(path).close()
      const id = libraryIdOf(path)
      paths.set(id, resolve(path))
      return id
    },
    reader,
    writer,
    writerOf: (id) => writer(requirePath(id)),
    close: () => {
      for (const library of readers.values()) library.close()
      readers.clear()
      for (const { library } of writers.values()) library.close()
      writers.clear()
    },
  }
}
