import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { CheekboneError } from '../../shared/errors.ts'
import { makeFolder } from '../libraries/make-folder.ts'
import { realPath } from '../libraries/path-roots.ts'
import { takeLock, type HeldLock } from './exclusive-lock.ts'
import { latestVersion, migrations } from './migrations/all.ts'
import { asStoreError, foreignDatabase, isFolder } from './store-errors.ts'

type Connection = Database.Database

/** A library that this process may write: the only one on the machine, for as long as it is open. */
export interface Library {
  readonly path: string
  readonly db: Connection
  close(): void
}

/** The same file for reading, in any number of threads, also while a writer works. */
export interface ReadOnlyLibrary {
  readonly path: string
  readonly db: Connection
  close(): void
  readonly readOnly: true
}

/** "CHKB": marks a SQLite file as a Cheekbone library (`PRAGMA application_id`). */
const applicationId = 0x43484b42

/**
 * Opens or creates a library and brings it up to date.
 * @throws CheekboneError `library-locked`, `newer-library`, `foreign-database`, `disk-full`, `io`
 */
export function openLibrary(path: string): Library {
  makeFolderOf(path)
  // A foreign or newer file is refused before anything is put beside it.
  if (existsSync(path)) openChecked(path, { readonly: true }).close()
  // By whatever link it is opened, its lock is one.
  const lock = lockForWriting(realPath(path))
  try {
    const db = openChecked(path, { readonly: false })
    return {
      path,
      db,
      close: () => {
        db.close()
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

/**
 * A library of an older form is brought up to date first, since no reader knows how to do without what came later.
 * @throws CheekboneError `not-found`, `newer-library`, `foreign-database`, `io`; `library-locked` when it is of an older form
 */
export function openLibraryReadOnly(path: string): ReadOnlyLibrary {
  if (!existsSync(path)) throw noLibrary(path, `There is no library at ${path}.`)
  const read = (): Connection => openChecked(path, { readonly: true })
  let db = read()
  const version = userVersion(db)
  if (version === 0) {
    db.close()
    throw noLibrary(path, `There is nothing in ${path} yet.`)
  }
  if (version < latestVersion) {
    db.close()
    openLibrary(path).close()
    db = read()
  }
  return { path, db, close: () => db.close(), readOnly: true }
}

function noLibrary(path: string, sentence: string): CheekboneError {
  return new CheekboneError('not-found', sentence, {
    reason: 'libraryMissing',
    values: { path },
    hint: 'Check the path, or make one with: cheekbone run <folder> --library <file>',
  })
}

function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path))
  } catch (cause) {
    throw new CheekboneError('io', `The folder ${dirname(path)} cannot be made.`, {
      reason: 'folderNotWritable',
      values: { folder: dirname(path) },
      cause,
      hint: 'Give the library a place that you may write to.',
    })
  }
}

function openChecked(path: string, { readonly }: { readonly: boolean }): Connection {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw isFolder(path)
  try {
    const db = new Database(path, { readonly })
    try {
      checkIdentity(db, path)
      db.pragma('foreign_keys = ON')
      db.pragma('busy_timeout = 5000')
      if (!readonly) {
        db.pragma('journal_mode = WAL')
        // With WAL, NORMAL never corrupts; a power cut may lose the last transactions, and those are done again.
        db.pragma('synchronous = NORMAL')
        migrate(db)
      }
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw asStoreError(error, path)
  }
}

function checkIdentity(db: Connection, path: string): void {
  const id = Number(db.pragma('application_id', { simple: true }))
  const version = userVersion(db)
  if (id === applicationId) {
    if (version > latestVersion) {
      throw new CheekboneError('newer-library', `${path} was made by a newer version of Cheekbone.`, {
        reason: 'libraryNewer',
        values: { path },
        hint: 'Update Cheekbone, or use another library file. This one was left untouched.',
      })
    }
    return
  }
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (id !== 0 || version !== 0 || !isEmpty) throw foreignDatabase(path)
}

/** Brings the schema from its version to the latest, each step in one transaction. */
export function migrate(db: Connection, steps = migrations): void {
  for (const step of steps) {
    if (step.version <= userVersion(db)) continue
    db.transaction(() => {
      db.exec(step.sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${step.version}`)
    }).immediate()
  }
}

export function userVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** One writer a library: the lock lies beside it. */
function lockForWriting(path: string): HeldLock {
  const lock = takeLock(`${path}-lock`)
  if (lock) return lock
  throw new CheekboneError('library-locked', `${path} is in use by another Cheekbone process.`, {
    reason: 'libraryInUse',
    values: { path },
    hint: 'Wait until it has finished or stop it, then try again.',
  })
}
