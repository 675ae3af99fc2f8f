import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { judgeAgain } from './circumstances.ts'
import { openLibrary, type Library } from './open-library.ts'
import { listPatches, patchIdentities } from './patches.ts'
import { knownPhotos, replacePhoto } from './photos.ts'

function libraryWith(patches = [samplePatch('left-cheek'), samplePatch('right-cheek')]): Library {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  replacePhoto(library, 'faces', { file: sampleFile('a.jpg'), findings: samplePhoto('hash', patches) })
  return library
}

const verdicts = (library: Library) => listPatches(library, 'faces').map(({ rejected }) => rejected)

describe('judging again', () => {
  it('goes by what was measured, and back again', () => {
    const library = libraryWith()
    /* The samples have 3 % covered. */
    expect(judgeAgain(library, 'faces', { maxCoveredShare: 0.02 })).toBe(2)
    expect(verdicts(library)).toEqual(['covered', 'covered'])
    expect(judgeAgain(library, 'faces', { maxCoveredShare: 0.02 })).toBe(0)
    expect(judgeAgain(library, 'faces', {})).toBe(2)
    expect(verdicts(library)).toEqual([null, null])
    library.close()
  })

  it.each([
    ['minFit', 1.1, 'no-room'],
    ['maxYaw', 0.5, 'turned-away'],
    ['maxPitch', 1.5, 'turned-away'],
    ['minSidePx', 97, 'too-small'],
    ['minSharpness', 0.6, 'blurred'],
    ['maxBlockStrength', 1.4, 'compressed'],
    ['maxClipped', 0.005, 'over-exposed'],
    ['maxDark', 0.015, 'under-exposed'],
    ['maxCoveredExtentPx', 3, 'covered'],
    ['maxRelief', 0.9, 'covered'],
    ['maxShadowContrast', 0.2, 'shadow-edge'],
  ] as const)('knows what %s is held against', (name, threshold, reason) => {
    const library = libraryWith()
    judgeAgain(library, 'faces', { [name]: threshold })
    expect(verdicts(library)).toEqual([reason, reason])
    library.close()
  })

  it('leaves photos alone whose measurements are not stored: they are looked at again', () => {
    const library = libraryWith()
    library.db.exec('DELETE FROM patch_circumstance')
    const gates = { maxCoveredShare: 0.02 }
    expect(judgeAgain(library, 'faces', gates)).toBe(0)
    expect(verdicts(library)).toEqual([null, null])
    expect(knownPhotos(library, 'faces', { gates }).get('a.jpg')?.contentHash).toBeNull()
    expect(knownPhotos(library, 'faces').get('a.jpg')?.contentHash).toBe('hash')
    library.close()
  })
})

describe('a photo that was looked at', () => {
  it('is known only for the regions that it was cut in', () => {
    const library = libraryWith()
    const hashFor = (choices: Parameters<typeof knownPhotos>[2]) =>
      knownPhotos(library, 'faces', choices).get('a.jpg')?.contentHash
    expect(hashFor({ regions: ['left-cheek', 'right-cheek'] })).toBe('hash')
    expect(hashFor({ regions: ['left-cheek', 'right-cheek', 'nose'] })).toBeNull()
    expect(hashFor({ patchesPerRegion: 4 })).toBeNull()
    expect(hashFor({ gates: { maxYaw: 20 } })).toBe('hash')
    library.close()
  })

  it('names several squares of a region apart, and the first as it always was', () => {
    const library = libraryWith([samplePatch('nose'), samplePatch('nose', { square: 1 })])
    expect(patchIdentities(library, 'faces').map(({ identity }) => identity)).toEqual([
      'hash a.jpg 0 nose',
      'hash a.jpg 0 nose 1',
    ])
    expect(listPatches(library, 'faces').map(({ square }) => square)).toEqual([0, 1])
    library.close()
  })
})
