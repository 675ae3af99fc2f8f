/** Libraries as earlier versions made them. */
import Database from 'better-sqlite3'
import { migrations } from '../../src/engine/store/migrations/all.ts'
import { migrate } from '../../src/engine/store/open-library.ts'

/** In memory, or a file, as it was before the migration of this number; with foreign keys, as all libraries are opened. */
export function libraryBefore(version: number, path = ':memory:'): Database.Database {
  const db = new Database(path)
  db.pragma('foreign_keys = ON')
  migrate(
    db,
    migrations.filter((step) => step.version < version),
  )
  return db
}

export function rowsOf(db: Database.Database, table: string): number {
  return Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
}
