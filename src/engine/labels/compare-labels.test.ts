import { expect, test } from 'vitest'
import { labelPatches } from './compare-labels.ts'

test('patches have the label of their photo, or none', () => {
  const byPhoto = new Map([
    ['a.jpg', '1'],
    ['b.jpg', '2'],
  ])
  const notes = { rows: 0, photos: 1, naming: [], contradicted: 0 }
  const photos = ['b.jpg', 'c.jpg', 'a.jpg', 'b.jpg']
  expect(labelPatches({ columns: [{ name: 'x', byPhoto }], notes }, photos)).toEqual([
    { name: 'x', labels: ['2', null, '1', '2'] },
  ])
})
