import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openLibrary, type Library } from './open-library.ts'
import { listPatches } from './patches.ts'
import { markMissing, replacePhoto } from './photos.ts'
import { newestPatches, samplePatches } from './shown-patches.ts'

function libraryOf(photos: number): Library {
  const library = openLibrary(join(temporaryFolder(), 'test.cheekbone'))
  onTestFinished(() => library.close())
  for (let i = 0; i < photos; i++) {
    replacePhoto(library, 'faces', { file: sampleFile(`${i}.jpg`), findings: samplePhoto(`hash ${i}`) })
  }
  return library
}

function photoOf(library: Library, patch: number): string {
  const found = listPatches(library, 'faces').find(({ id }) => id === patch)
  if (!found) throw new Error(`There is no patch ${patch}.`)
  return found.photo
}

describe('newestPatches', () => {
  it('gives the kept patches of photos that are there, latest first', () => {
    const library = libraryOf(3)
    const rejected = [samplePatch('left-cheek', { rejected: 'blurred' }), samplePatch('right-cheek')]
    replacePhoto(library, 'faces', { file: sampleFile('3.jpg'), findings: samplePhoto('hash 3', rejected) })
    markMissing(library, ['2.jpg'])
    const newest = newestPatches(library, 4)
    expect(newest.map((id) => photoOf(library, id))).toEqual(['3.jpg', '1.jpg', '1.jpg', '0.jpg'])
    expect(newest).toEqual([...newest].sort((a, b) => b - a))
  })
})

describe('samplePatches', () => {
  it('takes one patch of a photo, from all over the library', () => {
    const library = libraryOf(20)
    const photos = samplePatches(library, 5).map((id) => photoOf(library, id))
    expect(photos).toEqual(['0.jpg', '4.jpg', '8.jpg', '12.jpg', '16.jpg'])
  })

  it('gives what there is of a small library, and nothing of an empty one', () => {
    expect(samplePatches(libraryOf(2), 8)).toHaveLength(2)
    expect(samplePatches(libraryOf(0), 8)).toEqual([])
  })
})
