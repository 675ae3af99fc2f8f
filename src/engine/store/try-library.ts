import Database from 'better-sqlite3'
import { migrate } from './open-library.ts'

/** Makes a library in memory, writes to it and reads it back. Throws what goes wrong. */
export function tryLibrary(): void {
  const db = new Database(':memory:')
  try {
    migrate(db)
    db.prepare('INSERT INTO library (id, folder) VALUES (1, ?)').run('trial')
    db.prepare('SELECT folder FROM library').pluck().get()
  } finally {
    db.close()
  }
}

export function libraryEngineVersion(): string {
  const db = new Database(':memory:')
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}
