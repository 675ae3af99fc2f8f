import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { first } from './migrations/001-first.ts'
import { identities } from './migrations/002-identities.ts'
import { migrate, openLibrary, type Library } from './open-library.ts'
import { knownPhotos, replacePhoto } from './photos.ts'

function storedGains({ db }: Library): unknown[] {
  return db.prepare('SELECT face_id, red, green, blue FROM face_white_balance').raw().all()
}

describe('the white balance of a photo', () => {
  it('is stored with what was done to each face, and makes another setting look again', () => {
    const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
    const findings = samplePhoto('hash')
    if (findings.status !== 'unreadable') findings.faces[0].whiteBalance = [0.9, 1, 1.2]
    const file = sampleFile('a.jpg')
    replacePhoto(library, 'faces', { file, findings, choices: { whiteBalance: 'sclera' } })
    expect(storedGains(library)).toEqual([[1, 0.9, 1, 1.2]])
    expect(knownPhotos(library, 'faces', { whiteBalance: 'sclera' }).get('a.jpg')?.contentHash).toBe('hash')
    /* Still known, so that it can be marked when it is gone; its content is not. */
    expect(knownPhotos(library, 'faces', { whiteBalance: 'none' }).get('a.jpg')?.contentHash).toBeNull()

    replacePhoto(library, 'faces', { file, findings: samplePhoto('hash') })
    expect(knownPhotos(library, 'faces').get('a.jpg')?.contentHash).toBe('hash')
    expect(storedGains(library)).toEqual([])
    library.close()
  })

  it('is none in a library from before', () => {
    const db = new Database(':memory:')
    migrate(db, [first, identities])
    db.exec(
      `INSERT INTO photo (id, path, crop, size_bytes, modified_ms, status) VALUES (7, 'a.jpg', 'faces', 1, 2, 'ready')`,
    )
    migrate(db)
    expect(db.prepare('SELECT path, white_balance FROM photo').get()).toEqual({
      path: 'a.jpg',
      white_balance: 'none',
    })
    expect(() => db.exec(`UPDATE photo SET white_balance = 'else'`)).toThrow(/CHECK/)
    db.close()
  })
})
