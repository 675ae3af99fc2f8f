import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { openLibrary } from '../store/open-library.ts'
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

  it('says so when there is no picture at all', () => {
    expect(() => selectRun(libraryWith(0), config)).toThrow('There are no pictures in this folder.')
  })
})
