import { expect, test } from 'vitest'
import { describeLabelNotes } from './run-description.ts'

test('what of a label file was passed over is said, and nothing where nothing was', () => {
  const nothing = { rows: 0, photos: 0, naming: [], contradicted: 0 }
  expect(describeLabelNotes(null, 'explored')).toEqual([])
  expect(describeLabelNotes(nothing, 'explored')).toEqual([])
  const told = describeLabelNotes({ rows: 1, photos: 3, naming: ['id'], contradicted: 2 }, 'explored').join(
    '\n',
  )
  expect(told).toContain('"id" is different for every photo')
  expect(told).toContain('1 row of labels fits no explored photo.')
  expect(told).toContain('3 explored photos have no row of labels.')
  expect(told).toContain('2 photos have several rows of labels that do not say the same')
})
