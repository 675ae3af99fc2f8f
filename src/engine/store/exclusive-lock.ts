/**
 * A lock between processes: an open exclusive transaction on a small file of its own. The operating system lets go of it however
 * the process ends, so that no stale lock can stay behind.
 */
import Database from 'better-sqlite3'
import { asStoreError } from './store-errors.ts'

export interface HeldLock {
  close(): void
}

/**
 * @returns null when another holder has it, in this process or another
 * @throws CheekboneError `io`, `disk-full` when the file cannot be made
 */
export function takeLock(path: string): HeldLock | null {
  let lock: Database.Database | undefined
  try {
    lock = new Database(path, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    const held = lock
    return { close: () => held.close() }
  } catch (error) {
    lock?.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw asStoreError(error, path)
  }
}
