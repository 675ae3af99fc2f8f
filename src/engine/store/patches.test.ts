import { describe, expect, it } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import {
  createPixelReader,
  listPatches,
  measuredPatchesById,
  patchByteLength,
  patchIdentities,
} from './patches.ts'

describe('patches', () => {
  it('come back with attributes, place and pixels', () => {
    const library = newLibrary()
    addPhoto(
      library,
      'a.jpg',
      samplePhoto('h', [samplePatch('left-cheek', { fill: 1 }), samplePatch('right-cheek', { fill: 2 })]),
    )
    const [left, right] = listPatches(library, 'faces')
    expect(left).toMatchObject({ photo: 'a.jpg', face: 0, region: 'left-cheek', rejected: null })
    expect(measuredPatchesById(library).get(left.id)).toEqual({
      ...left,
      attributes: samplePatch('left-cheek').attributes,
    })
    const pixels = new Uint8Array(2 * patchByteLength)
    createPixelReader(library)([right.id, left.id], pixels)
    expect([pixels[0], pixels[patchByteLength - 1], pixels[patchByteLength]]).toEqual([2, 2, 1])
  })

  it('that were rejected are listed but belong to no run', () => {
    const library = newLibrary()
    addPhoto(
      library,
      'a.jpg',
      samplePhoto('h', [samplePatch('left-cheek', { rejected: 'blurred' }), samplePatch('right-cheek')]),
    )
    expect(listPatches(library, 'faces')).toHaveLength(2)
    expect(patchIdentities(library, 'faces').map(({ identity }) => identity)).toEqual([
      'h a.jpg 0 right-cheek',
    ])
  })

  it('that were rejected take part when asked for, unless there are no pixels of them', () => {
    const library = newLibrary()
    const blurred = samplePatch('left-cheek', { rejected: 'blurred' })
    const uncut = { ...samplePatch('right-cheek', { rejected: 'outside-photo' }), pixels: new Uint8Array() }
    addPhoto(library, 'a.jpg', samplePhoto('h', [blurred, uncut]))
    expect(patchIdentities(library, 'faces', { keepRejected: true }).map(({ identity }) => identity)).toEqual(
      ['h a.jpg 0 left-cheek'],
    )
  })
})
