import { expect, it, onTestFinished } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { patchSource, type PatchSource } from './explored-patches.ts'
import { openLibraryReadOnly, type Library } from './open-library.ts'
import { listPatches } from './patches.ts'
import { replacePhoto } from './photos.ts'

function sourceOf({ path }: Library, patch: number): PatchSource | null {
  const reader = openLibraryReadOnly(path)
  onTestFinished(() => reader.close())
  return patchSource(reader, patch)
}

it('tells where a patch was cut: photo, face and corners as they were found', () => {
  const library = newLibrary()
  addPhoto(library, 'b.jpg')
  const findings = { ...samplePhoto('hash'), format: 'png', widthPx: 640, heightPx: 480 }
  addPhoto(library, 'a.jpg', findings)
  const patch = listPatches(library, 'faces').findLast(({ photo }) => photo === 'a.jpg')!
  const { quad, ...source } = sourceOf(library, patch.id)!
  const corners = samplePatch('right-cheek').quad.flatMap(({ x, y }) => [x, y])
  expect([...new Float64Array(Uint8Array.from(quad).buffer)]).toEqual(corners)
  expect(source).toEqual({
    photo: { id: patch.photoId, path: 'a.jpg', widthPx: 640, heightPx: 480, format: 'png' },
    face: {
      id: patch.faceId,
      position: 0,
      person: null,
      yaw: 1,
      pitch: 2,
      roll: 3,
      eyeDistancePx: 150,
      box: { x: 10, y: 20, width: 300, height: 400 },
    },
  })
})

it('knows no face of a photo that was taken whole, and nothing of a patch that has gone', () => {
  const library = newLibrary()
  const whole = { ...samplePhoto('h'), faces: [], loosePatches: [samplePatch('whole')] }
  replacePhoto(library, 'whole', { file: sampleFile('crop.jpg'), findings: whole })
  const [{ id }] = listPatches(library, 'whole')
  expect(sourceOf(library, id)).toMatchObject({ photo: { path: 'crop.jpg' }, face: null })
  expect(sourceOf(library, 99)).toBeNull()
})
