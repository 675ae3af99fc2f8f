import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { rejectedPatches, setKept } from '../store/kept-patches.ts'
import { openLibrary } from '../store/open-library.ts'
import { createRunPatchReader } from '../store/patches.ts'
import { markMissing, replacePhoto } from '../store/photos.ts'
import { fewestPatches, selectRun } from './select-run.ts'

const config = resolveRunConfig({})

function libraryWith(photos: number) {
  const library = openLibrary(join(temporaryFolder(), 'test.cheekbone'))
  onTestFinished(() => library.close())
  for (let i = 0; i < photos; i++) {
    replacePhoto(library, 'faces', { file: sampleFile(`${i}.jpg`), findings: samplePhoto(`hash ${i}`) })
  }
  return library
}

describe('choosing a run', () => {
  it('takes up the same run while photos and settings stay', () => {
    const library = libraryWith(5)
    const begun = selectRun(library, config)
    expect(begun.isNew).toBe(true)
    expect(begun.patchIds).toHaveLength(10)
    expect(selectRun(library, config)).toMatchObject({ isNew: false, run: { id: begun.run.id } })
  })

  it('begins another one when a photo comes or goes', () => {
    const library = libraryWith(5)
    selectRun(library, config)
    markMissing(library, ['0.jpg'])
    expect(selectRun(library, config)).toMatchObject({ isNew: true, patchIds: { length: 8 } })
  })

  it('begins another one when a photo was replaced by another under its name', () => {
    const library = libraryWith(5)
    const begun = selectRun(library, config)
    const findings = samplePhoto('hash of another photo')
    replacePhoto(library, 'faces', { file: sampleFile('4.jpg'), findings })
    const next = selectRun(library, config)
    /* Ids of the last rows are given out again. */
    expect(next.patchIds).toEqual(begun.patchIds)
    expect(next.isNew).toBe(true)
  })

  it('begins another one when the network begins with other parameters of the same name', () => {
    const library = libraryWith(5)
    const begun = selectRun(library, config, 'digest of the old file')
    expect(selectRun(library, config, 'digest of the new file')).toMatchObject({ isNew: true })
    expect(selectRun(library, config, 'digest of the old file').run.id).toBe(begun.run.id)
  })

  it('takes rejected patches too when asked for, as another run', () => {
    const library = libraryWith(5)
    const begun = selectRun(library, config)
    const findings = samplePhoto('b', [samplePatch('left-cheek', { rejected: 'blurred' })])
    replacePhoto(library, 'faces', { file: sampleFile('blurred.jpg'), findings })
    expect(selectRun(library, config).run.id).toBe(begun.run.id)
    expect(selectRun(library, { ...config, keepRejected: true })).toMatchObject({
      isNew: true,
      patchIds: { length: 11 },
    })
  })

  it('takes a patch that a person keeps whatever the gates say, as another run, until they change their mind', () => {
    const library = libraryWith(5)
    const findings = samplePhoto('b', [samplePatch('left-cheek', { rejected: 'blurred' })])
    const blurred = { file: sampleFile('blurred.jpg'), findings }
    replacePhoto(library, 'faces', blurred)
    const begun = selectRun(library, config)
    const idOf = (): number => {
      const [{ patch }] = rejectedPatches(library, { crop: 'faces', reason: 'blurred', most: 9 })
      return patch
    }
    setKept(library, idOf(), true)
    const kept = selectRun(library, config)
    expect(kept).toMatchObject({ isNew: true, patchIds: { length: 11 } })
    const places = createRunPatchReader(library, kept.run.id)(0, 10)
    expect(places.filter(({ kept }) => kept).map(({ patch }) => patch.id)).toEqual([idOf()])

    // The photo is looked at again: its rows are new, the decision holds.
    replacePhoto(library, 'faces', { ...blurred, file: sampleFile('renamed.jpg') })
    markMissing(library, ['blurred.jpg'])
    expect(selectRun(library, config).patchIds).toHaveLength(11)
    expect(rejectedPatches(library, { crop: 'faces', reason: 'kept', most: 9 })).toMatchObject([
      { photo: 'renamed.jpg', reason: 'blurred', canBeKept: true, kept: true },
    ])
    setKept(library, idOf(), false)
    expect(selectRun(library, config).run.id).toBe(begun.run.id)
  })

  it('cannot keep what could not be cut, and says so', () => {
    const library = libraryWith(5)
    const nothing = { ...samplePatch('left-cheek', { rejected: 'outside-photo' }), pixels: new Uint8Array(0) }
    replacePhoto(library, 'faces', { file: sampleFile('b.jpg'), findings: samplePhoto('b', [nothing]) })
    const [found] = rejectedPatches(library, { crop: 'faces', reason: 'outside-photo', most: 9 })
    expect(found.canBeKept).toBe(false)
    expect(() => setKept(library, found.patch, true)).toThrow(/could not be cut/)
    expect(() => setKept(library, 999, true)).toThrow(/cannot be kept/)
  })

  it('says how many patches there are, how many it takes and why the others are missing', () => {
    const library = libraryWith(1)
    replacePhoto(library, 'faces', {
      file: sampleFile('blurred.jpg'),
      findings: samplePhoto('b', [samplePatch('left-cheek', { rejected: 'blurred' })]),
    })
    replacePhoto(library, 'faces', {
      file: sampleFile('broken.jpg'),
      findings: { status: 'unreadable', contentHash: null, reason: 'It is cut off.' },
    })
    expect(() => selectRun(library, config)).toThrow(
      `Only 2 skin patches came out of 3 photos; at least ${fewestPatches} are needed. Left out: photos that cannot be read: 1. Left out: patches too blurred: 1.`,
    )
  })

  it('says in plain words that nothing came out, of one photo or of several', () => {
    const library = libraryWith(0)
    const findings = { status: 'unreadable' as const, contentHash: null, reason: 'It is cut off.' }
    replacePhoto(library, 'faces', { file: sampleFile('one.jpg'), findings })
    expect(() => selectRun(library, config)).toThrow(/^No skin patch came out of 1 photo; at least/)
    replacePhoto(library, 'faces', { file: sampleFile('two.jpg'), findings })
    expect(() => selectRun(library, config)).toThrow(/^No skin patch came out of 2 photos; at least/)
  })

  it('says so when there is no picture at all', () => {
    expect(() => selectRun(libraryWith(0), config)).toThrow('There are no pictures in this folder.')
  })
})
