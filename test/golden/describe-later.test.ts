/** Faces that were stored without what tells them apart, described by a later import. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importPhotos } from '../../src/engine/jobs/stages/import.ts'
import { countPeople, describedFaces, forgetIdentities } from '../../src/engine/store/identities.ts'
import { openLibrary, type Library } from '../../src/engine/store/open-library.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Two people, neutral and smiling. */
const photos = 4

function importInto(library: Library, folder: string, identity: boolean): Promise<unknown> {
  const { signal } = new AbortController()
  return importPhotos(library, { folder, crop: 'faces', identity, whiteBalance: 'none', signal })
}

function patchIds({ db }: Library): number[] {
  return db.prepare<[], number>('SELECT id FROM patch ORDER BY id').pluck().all()
}

it.skipIf(!hasSharedPhotos)('faces get the descriptors that they would have had, and keep their patches', async () => {
  const folder = temporaryFolder()
  for (const name of photoNames('faces-london').slice(0, photos))
    copyFileSync(photoPath('faces-london', name), join(folder, name))
  const elsewhere = temporaryFolder()
  const atOnce = openLibrary(join(elsewhere, 'at-once.cheekbone'))
  await importInto(atOnce, folder, true)
  const later = openLibrary(join(elsewhere, 'later.cheekbone'))
  await importInto(later, folder, false)
  const patches = patchIds(later)
  expect(countPeople(later, 'faces')).toBeNull()

  await importInto(later, folder, true)
  expect(describedFaces(later)).toEqual(describedFaces(atOnce))
  expect(countPeople(later, 'faces')).toBe(2)
  expect(patchIds(later)).toEqual(patches)

  forgetIdentities(later)
  await importInto(later, folder, false)
  expect(describedFaces(later).faceIds).toEqual([])
  await importInto(later, folder, true)
  expect(countPeople(later, 'faces')).toBe(2)
  expect(patchIds(later)).toEqual(patches)
  atOnce.close()
  later.close()
})
