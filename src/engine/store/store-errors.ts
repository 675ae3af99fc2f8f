import Database from 'better-sqlite3'
import { CheekboneError } from '../../shared/errors.ts'

/** What SQLite says, as a sentence for a person. Errors of our own pass through. */
export function asStoreError(error: unknown, path: string): Error {
  if (error instanceof CheekboneError) return error
  if (error instanceof Database.SqliteError) return fromSqlite(error, path)
  const message = error instanceof Error ? error.message : String(error)
  return new CheekboneError('io', `${path} could not be opened: ${message}`, {
    reason: 'libraryNotOpened',
    values: { path, message },
    cause: error,
    hint: 'Check that the folder exists and that you may write to it.',
  })
}

/** For work on an open library: what SQLite says becomes a sentence, anything else passes through. */
export function explainStoreError(error: unknown, path: string): unknown {
  return error instanceof Database.SqliteError ? fromSqlite(error, path) : error
}

function fromSqlite(error: InstanceType<typeof Database.SqliteError>, path: string): CheekboneError {
  const { code } = error
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') {
    return new CheekboneError('disk-full', `The disk that holds ${path} is full.`, {
      reason: 'diskFull',
      values: { path },
      cause: error,
      hint: 'Free some space and give the same command again: what was finished is kept.',
    })
  }
  if (code === 'SQLITE_NOTADB') return foreignDatabase(path, error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new CheekboneError('library-locked', `${path} is in use by another process.`, {
      reason: 'libraryInUse',
      values: { path },
      cause: error,
      hint: 'Close the program that has it open, then try again.',
    })
  }
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY')) {
    return new CheekboneError('io', `${path} cannot be opened or written (${code}).`, {
      reason: 'libraryNotWritable',
      values: { path, code },
      cause: error,
      hint: 'Check that its folder is there and that you may write to it, or give --library another place.',
    })
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ') {
    return new CheekboneError('io', `${path} is damaged: part of the file is missing or was changed.`, {
      reason: 'libraryDamaged',
      values: { path },
      cause: error,
      hint: 'Take a copy of it from before, or begin a new one with another --library; the photos are as they were.',
    })
  }
  return new CheekboneError('io', `${path} could not be read or written: ${error.message} (${code}).`, {
    reason: 'libraryFailed',
    values: { path, message: error.message, code },
    cause: error,
    hint: 'Check the disk and your rights on the folder; a copy of the file can be opened elsewhere.',
  })
}

export function foreignDatabase(path: string, cause?: unknown): CheekboneError {
  return new CheekboneError('foreign-database', `${path} is not a Cheekbone library.`, {
    reason: 'notALibrary',
    values: { path },
    cause,
    hint: 'Choose another file name. This file was left untouched.',
  })
}

export function isFolder(path: string): CheekboneError {
  return new CheekboneError('foreign-database', `${path} is a folder, not a library.`, {
    reason: 'libraryIsFolder',
    values: { path },
    hint: 'A library is one file: name it, such as faces.cheekbone in that folder.',
  })
}

export function isEmptyFile(path: string): CheekboneError {
  return new CheekboneError('foreign-database', `${path} is an empty file, not a library.`, {
    reason: 'libraryIsEmptyFile',
    values: { path },
    hint: 'Choose another file, or a folder of photos. This file was left untouched.',
  })
}
