import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { patchSidePx, skinAttributeNames } from '../../shared/domain.ts'
import { measureSkin } from '../library/attributes/measure-skin.ts'
import { openLibrary, type Library } from '../store/open-library.ts'
import { measuredPatchesById } from '../store/patches.ts'
import { replacePhoto } from '../store/photos.ts'
import { measureMissingAttributes } from './measure-missing-attributes.ts'

const firstNames = ['toneIta', 'roughness', 'spots', 'redness', 'lightness'] as const

/** With one photo, whose patches have no more than what the first version measured. */
function oldLibrary(): Library {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  const findings = samplePhoto('hash', [samplePatch('left-cheek', { fill: 120 }), samplePatch('right-cheek')])
  replacePhoto(library, 'faces', { file: sampleFile('a.jpg'), findings })
  const kept = firstNames.map((name) => `'${name}'`).join(', ')
  library.db.exec(`DELETE FROM patch_attribute WHERE name NOT IN (${kept})`)
  return library
}

it('reads a library of the first version, what it lacks as NaN', () => {
  const library = oldLibrary()
  const [{ attributes }] = [...measuredPatchesById(library).values()]
  expect(attributes.toneIta).toBe(samplePatch('left-cheek').attributes.toneIta)
  expect(attributes.evenness).toBeNaN()
  library.close()
})

it('measures from stored pixels what is lacking, keeps what is there, and has nothing to do after that', async () => {
  const library = oldLibrary()
  const before = [...measuredPatchesById(library).values()]
  expect(await measureMissingAttributes(library)).toBe(2)
  const measured = measureSkin(new Uint8Array(patchSidePx * patchSidePx * 3).fill(120), patchSidePx)
  const [{ attributes }] = [...measuredPatchesById(library).values()]
  for (const name of skinAttributeNames) {
    const isOld = firstNames.some((first) => first === name)
    expect(attributes[name], name).toBe(isOld ? before[0].attributes[name] : measured[name])
  }
  expect(await measureMissingAttributes(library)).toBe(0)
  library.close()
})

it('stops when asked to and keeps what it has', async () => {
  const library = oldLibrary()
  await expect(measureMissingAttributes(library, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect(await measureMissingAttributes(library)).toBe(0)
  library.close()
})
