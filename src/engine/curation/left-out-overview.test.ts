import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { rejectedPatches, setKept } from '../store/kept-patches.ts'
import { openLibrary, openLibraryReadOnly } from '../store/open-library.ts'
import { replacePhoto } from '../store/photos.ts'
import { leftOutOverview } from './left-out-overview.ts'

describe('what a library without a run left out', () => {
  it('is counted by reason, what is kept by hand too, and its photos are named', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const library = openLibrary(path)
    const blurred = [samplePatch('left-cheek'), samplePatch('right-cheek', { rejected: 'blurred' })]
    replacePhoto(library, 'faces', { file: sampleFile('a.jpg'), findings: samplePhoto('hash a', blurred) })
    replacePhoto(library, 'faces', {
      file: sampleFile('b.jpg'),
      findings: { status: 'unreadable', contentHash: 'hash b', reason: 'It is no picture.' },
    })
    setKept(library, rejectedPatches(library, { crop: 'faces', reason: 'blurred' })[0].patch, true)
    library.close()
    const reader = openLibraryReadOnly(path)
    onTestFinished(() => reader.close())
    const { rejected, leftOut } = leftOutOverview(reader, 'faces')
    expect(rejected).toEqual({ blurred: 1 })
    expect(leftOut).toMatchObject([{ photo: 'b.jpg', status: 'unreadable', reason: 'It is no picture.' }])
    expect(leftOutOverview(reader, 'whole')).toEqual({ rejected: {}, leftOut: [] })
  })
})
