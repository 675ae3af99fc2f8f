import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { rejectedPatches, setKept } from './kept-patches.ts'
import { countPatchVerdicts } from './library-counts.ts'
import { openLibrary, openLibraryReadOnly } from './open-library.ts'
import { patchIdentities } from './patches.ts'
import { replacePhoto } from './photos.ts'

describe('the patches of a library', () => {
  it('count as kept when a person keeps them, as the next run takes them', () => {
    const path = join(temporaryFolder(), 'a.cheekbone')
    const library = openLibrary(path)
    onTestFinished(() => library.close())
    const patches = [samplePatch('left-cheek'), samplePatch('right-cheek', { rejected: 'blurred' })]
    for (const name of ['a', 'b'])
      replacePhoto(library, 'faces', {
        file: sampleFile(`${name}.jpg`),
        findings: samplePhoto(`hash ${name}`, patches),
      })
    const counts = (): ReturnType<typeof countPatchVerdicts> => {
      const reader = openLibraryReadOnly(path)
      try {
        return countPatchVerdicts(reader)
      } finally {
        reader.close()
      }
    }
    expect(counts()).toEqual({ kept: 2, rejected: { blurred: 2 } })
    const [{ patch }] = rejectedPatches(library, { crop: 'faces', reason: 'blurred' })
    setKept(library, patch, true)
    expect(counts()).toEqual({ kept: 3, rejected: { blurred: 1 } })
    expect(patchIdentities(library, 'faces', { keepRejected: false })).toHaveLength(3)
  })
})
