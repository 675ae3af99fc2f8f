import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { PhotoFindings } from '../library/import/findings.ts'
import {
  countPeople,
  describedFaces,
  forgetIdentities,
  personsOfPatches,
  photoLooks,
  savePersons,
} from './identities.ts'
import { openLibrary, type Library } from './open-library.ts'
import { replacePhoto } from './photos.ts'

/** Bytes that are found again in the file if they are in it. */
const pattern = Float32Array.from({ length: 1024 }, (_, i) => Math.sin(i + 0.5) / 22.6)

function described(contentHash: string): PhotoFindings {
  const findings = samplePhoto(contentHash)
  if (findings.status === 'unreadable') return findings
  const faces = findings.faces.map((face) => ({ ...face, descriptor: pattern }))
  return { ...findings, faces, look: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }
}

function libraryOfTwo(path: string): Library {
  const library = openLibrary(path)
  for (const name of ['b.jpg', 'a.jpg'])
    replacePhoto(library, 'faces', { file: sampleFile(name), findings: described(name) })
  return library
}

test('descriptors come back in the order of paths, and persons are counted', () => {
  const library = libraryOfTwo(join(temporaryFolder(), 'x.cheekbone'))
  const { faceIds, photoIds, descriptors } = describedFaces(library)
  expect(photoIds).toEqual([2, 1])
  expect(descriptors.data.subarray(1024)).toEqual(pattern)
  expect(countPeople(library, 'faces')).toBeNull()
  savePersons(library, faceIds, [0, 0])
  expect(countPeople(library, 'faces')).toBe(1)
  savePersons(library, faceIds, [0, 1])
  expect(countPeople(library, 'faces')).toBe(2)
  expect([...personsOfPatches(library)].sort()).toEqual([
    [1, 2],
    [2, 2],
    [3, 1],
    [4, 1],
  ])
  expect(photoLooks(library, 'faces').map(({ path, hash }) => [path, [...hash]])).toEqual([
    ['a.jpg', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['b.jpg', [1, 2, 3, 4, 5, 6, 7, 8]],
  ])
  library.close()
})

test('forgetting leaves nothing of a descriptor in the file, and the photos in it', () => {
  const path = join(temporaryFolder(), 'x.cheekbone')
  const library = libraryOfTwo(path)
  const bytes = Buffer.from(pattern.buffer).subarray(0, 400)
  savePersons(library, describedFaces(library).faceIds, [0, 0])
  library.db.pragma('wal_checkpoint(TRUNCATE)')
  expect(readFileSync(path).includes(bytes)).toBe(true)
  expect(forgetIdentities(library)).toBe(2)
  expect(countPeople(library, 'faces')).toBeNull()
  expect(photoLooks(library, 'faces')).toHaveLength(2)
  library.close()
  expect(readFileSync(path).includes(bytes)).toBe(false)
})
