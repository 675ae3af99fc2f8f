import { expect, test } from 'vitest'
import { labelPatches } from './compare-labels.ts'

const photos = ['a.jpg', 'b.jpg', 'c.jpg']

function columnsKept(values: readonly string[]): number {
  const byPhoto = new Map(photos.map((photo, i) => [photo, values[i]]))
  return labelPatches({ columns: [{ name: 'x', byPhoto }], unmatched: { rows: 0, photos: 0 } }, photos).length
}

test('a column that only numbers or names the photos is no label', () => {
  expect(columnsKept(['1', '2', '3'])).toBe(0)
  expect(columnsKept(['Ada', 'Ben', 'Cem'])).toBe(0)
  expect(columnsKept(['1', '2', '2'])).toBe(1)
})

test('measured values may all be different', () => {
  expect(columnsKept(['2.5', '3', '2.883333'])).toBe(1)
})
