import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { latestVersion, migrations } from '../../src/engine/store/migrations/all.ts'
import { migrate, userVersion } from '../../src/engine/store/open-library.ts'

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('take back a step that fails, version and all', () => {
    const db = new Database(':memory:')
    migrate(db)
    const broken = {
      version: latestVersion + 1,
      name: 'broken',
      sql: 'CREATE TABLE half (x); CREATE TABLE half (x);',
    }
    expect(() => migrate(db, [...migrations, broken])).toThrow(/half/)
    expect(userVersion(db)).toBe(latestVersion)
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0)
  })

  it('leave no reference without an index that a delete of what it refers to can go by', () => {
    const db = new Database(':memory:')
    migrate(db)
    const names = (pragma: string): string[] =>
      (db.pragma(pragma) as { name: string }[]).map(({ name }) => name)
    const without: string[] = []
    for (const table of db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all() as string[]) {
      const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
      const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
      const indexes = [
        key.map(({ name }) => name),
        ...names(`index_list(${table})`).map((index) => names(`index_info(${index})`)),
      ]
      const references = db.pragma(`foreign_key_list(${table})`) as { id: number; from: string }[]
      for (const id of new Set(references.map((reference) => reference.id))) {
        const from = references.filter((reference) => reference.id === id).map((reference) => reference.from)
        if (!indexes.some((index) => from.every((column) => index.slice(0, from.length).includes(column))))
          without.push(`${table} (${from.join()})`)
      }
    }
    expect(without).toEqual([])
  })
})
