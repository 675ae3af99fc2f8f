import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { first } from '../../src/engine/store/migrations/001-first.ts'
import { latestVersion } from '../../src/engine/store/migrations/all.ts'
import {
  migrate,
  openLibrary,
  openLibraryReadOnly,
  userVersion,
} from '../../src/engine/store/open-library.ts'
import { explainStoreError } from '../../src/engine/store/store-errors.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('opening a library', () => {
  it('makes a new one at the latest version, folders included', () => {
    const path = join(temporaryFolder(), 'new', 'deep', 'a.cheekbone')
    const library = openLibrary(path)
    expect(userVersion(library.db)).toBe(latestVersion)
    library.close()
    const again = openLibrary(path)
    expect(userVersion(again.db)).toBe(latestVersion)
    again.close()
  })

  it('brings an older one up to date also for those who only read', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const db = new Database(path)
    migrate(db, [first])
    db.close()
    const library = openLibraryReadOnly(path)
    expect(userVersion(library.db)).toBe(latestVersion)
    expect(() => library.db.exec('DELETE FROM photo')).toThrow('readonly')
    library.close()
  })

  it('refuses a file from the future and leaves it byte for byte', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    openLibrary(path).close()
    const db = new Database(path)
    db.pragma(`user_version = ${latestVersion + 1}`)
    db.pragma('journal_mode = DELETE')
    db.close()
    const before = readFileSync(path)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'newer-library' }))
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it("refuses another program's database and leaves no lock beside it", () => {
    const path = join(temporaryFolder(), 'other.db')
    const db = new Database(path)
    db.exec('CREATE TABLE theirs (x)')
    db.close()
    const before = readFileSync(path)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'foreign-database' }))
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(`${path}-lock`)).toBe(false)
  })

  it('says of a folder that it is one, for writing and for reading', () => {
    const path = temporaryFolder()
    for (const open of [openLibrary, openLibraryReadOnly])
      expect(() => open(path)).toThrow(
        expect.objectContaining({ message: `${path} is a folder, not a library.` }),
      )
    expect(existsSync(`${path}-lock`)).toBe(false)
  })

  it('says which folder cannot be made for it', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => openLibrary(join(file, 'deep', 'a.cheekbone'))).toThrow(
      expect.objectContaining({ code: 'io', message: `The folder ${join(file, 'deep')} cannot be made.` }),
    )
  })

  it('finds nothing to read in an empty file, which may become a library', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    writeFileSync(path, '')
    expect(() => openLibraryReadOnly(path)).toThrow(expect.objectContaining({ code: 'not-found' }))
    openLibrary(path).close()
    openLibraryReadOnly(path).close()
  })

  it('says of one that was cut off that it is damaged', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    openLibrary(path).close()
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, whole.length / 2))
    const looked = (): void => {
      const library = openLibraryReadOnly(path)
      try {
        for (const table of library.db.prepare('SELECT name FROM sqlite_schema').pluck().all())
          library.db.prepare(`SELECT * FROM "${String(table)}"`).all()
      } catch (error) {
        throw explainStoreError(error, path)
      } finally {
        library.close()
      }
    }
    expect(looked).toThrow(/is damaged/)
  })

  it('refuses a file that is no database at all', () => {
    const path = join(temporaryFolder(), 'notes.txt')
    writeFileSync(
      path,
      'These are my notes, and they are longer than a header of a database would be. '.repeat(20),
    )
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'foreign-database' }))
  })

  it('lets one writer in at a time, and readers beside it', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const writer = openLibrary(path)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'library-locked' }))
    const reader = openLibraryReadOnly(path)
    expect(() => reader.db.exec('DELETE FROM photo')).toThrow(/readonly/)
    reader.close()
    writer.close()
    openLibrary(path).close()
  })

  it('lets one writer in at a time by whatever link it is named', () => {
    const folder = temporaryFolder()
    const [path, link] = ['a.cheekbone', 'link.cheekbone'].map((name) => join(folder, name))
    openLibrary(path).close()
    symlinkSync(path, link)
    const writer = openLibrary(link)
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'library-locked' }))
    writer.close()
    expect(existsSync(`${link}-lock`)).toBe(false)
  })

  it('holds no lock on a library that could not be brought up to date', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const db = new Database(path)
    migrate(db, [first])
    db.exec('CREATE TABLE photo_look (theirs)')
    db.close()
    for (const attempt of ['first', 'second'])
      expect(() => openLibrary(path), attempt).toThrow(/already exists/)
  })

  it('says so when there is nothing to read', () => {
    expect(() => openLibraryReadOnly(join(temporaryFolder(), 'none.cheekbone'))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })
})
