import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openLibrary } from './open-library.ts'
import { labelKind, listLabelColumns, loadPhotoLabels, savePhotoLabels } from './photo-labels.ts'
import { replacePhoto } from './photos.ts'

it('keeps the columns of the file that was given last, and forgets a photo with its labels', () => {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  for (const name of ['a.jpg', 'b.jpg'])
    replacePhoto(library, 'faces', { file: sampleFile(name), findings: samplePhoto(name) })
  savePhotoLabels(library, [{ name: 'old', byPhoto: new Map([['a.jpg', 'x']]) }])
  savePhotoLabels(library, [
    {
      name: 'age',
      byPhoto: new Map([
        ['a.jpg', '31.5'],
        ['b.jpg', '40'],
      ]),
    },
    { name: 'group', byPhoto: new Map([['b.jpg', 'x']]) },
  ])
  expect(listLabelColumns(library)).toEqual([
    { column: 0, name: 'age', kind: 'number' },
    { column: 1, name: 'group', kind: 'category' },
  ])
  expect([...loadPhotoLabels(library, 0).values()]).toEqual(['31.5', '40'])
  expect(loadPhotoLabels(library, 1).size).toBe(1)
  library.db.exec(`DELETE FROM photo WHERE path = 'b.jpg'`)
  expect([...loadPhotoLabels(library, 0).values()]).toEqual(['31.5'])
  library.close()
})

it('takes numbers for a measure when they have fractions or are many, else for codes', () => {
  expect(labelKind(['0', '1', '1'])).toBe('category')
  expect(labelKind(['2.5', '3'])).toBe('number')
  expect(labelKind(Array.from({ length: 13 }, (_, i) => String(20 + i)))).toBe('number')
  expect(labelKind(['20', '30', 'unknown'])).toBe('category')
})
