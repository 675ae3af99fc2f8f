import { describe, expect, it } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { listPatches } from './patches.ts'
import {
  countFaces,
  countPhotos,
  knownPhotos,
  leftOutPhotos,
  markMissing,
  replacePhoto,
  touchPhoto,
} from './photos.ts'
import { explainStoreError } from './store-errors.ts'

describe('photos', () => {
  it('are known again with what was seen of the file', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    replacePhoto(library, 'faces', {
      file: sampleFile('b.jpg'),
      findings: { status: 'unreadable', contentHash: null, reason: 'The file is empty.' },
    })
    expect(Object.fromEntries(knownPhotos(library, 'faces'))).toEqual({
      'a.jpg': {
        sizeBytes: 1234,
        modifiedMs: 1_700_000_000_123.5,
        contentHash: 'hash of a.jpg',
        status: 'ready',
      },
      'b.jpg': { sizeBytes: 1234, modifiedMs: 1_700_000_000_123.5, contentHash: null, status: 'unreadable' },
    })
    expect(countPhotos(library, 'faces')).toEqual({ ready: 1, 'no-face': 0, unreadable: 1, missing: 0 })
    expect(countFaces(library, 'faces')).toBe(1)
    expect(leftOutPhotos(library, 'faces')).toEqual([
      { id: 2, path: 'b.jpg', status: 'unreadable', reason: 'The file is empty.' },
    ])
    expect(knownPhotos(library, 'whole').size).toBe(0)
  })

  it('that changed lose their old faces and patches', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    addPhoto(library, 'a.jpg', samplePhoto('new', [samplePatch('left-cheek')]))
    expect(listPatches(library, 'faces').map(({ region }) => region)).toEqual(['left-cheek'])
    expect(library.db.prepare('SELECT count(*) FROM patch_pixels').pluck().get()).toBe(1)
  })

  it('that are no longer there keep what is known but give no patches', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    markMissing(library, ['a.jpg'])
    expect(listPatches(library, 'faces')).toEqual([])
    expect(knownPhotos(library, 'faces').get('a.jpg')?.status).toBe('missing')
  })

  it('that were only copied get the new time', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    touchPhoto(library, { ...sampleFile('a.jpg'), modifiedMs: 5 })
    expect(knownPhotos(library, 'faces').get('a.jpg')?.modifiedMs).toBe(5)
    expect(listPatches(library, 'faces')).toHaveLength(2)
  })
})

describe('a full disk', () => {
  it('is said in a sentence, and what was stored before is still there', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    library.db.pragma(`max_page_count = ${Number(library.db.pragma('page_count', { simple: true })) + 4}`)
    const attempt = (): void => {
      try {
        for (let i = 0; i < 10; i++) addPhoto(library, `${i}.jpg`)
      } catch (error) {
        throw explainStoreError(error, library.path)
      }
    }
    expect(attempt).toThrow(expect.objectContaining({ code: 'disk-full' }))
    expect(knownPhotos(library, 'faces').has('a.jpg')).toBe(true)
    expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
