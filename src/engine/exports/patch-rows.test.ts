import { expect, it } from 'vitest'
import { placedPatch } from '../../../test/support/placed-patch.ts'
import { noTopic, skinAttributeNames } from '../../shared/domain.ts'
import { csvRow } from './csv.ts'
import { patchColumns, patchRow } from './patch-rows.ts'

it('has a column for every attribute, those that were added after the topics', () => {
  const row = patchRow(placedPatch())
  expect(row).toHaveLength(patchColumns.length)
  expect(new Set(patchColumns).size).toBe(patchColumns.length)
  expect(patchColumns.indexOf('topic_3_weight')).toBe(18)
  for (const name of skinAttributeNames) {
    const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const at = patchColumns.indexOf(name === 'toneIta' ? 'tone_ita' : column)
    expect(row[at], name).toBe(100 + skinAttributeNames.indexOf(name))
  }
})

it('gives each column what its name says; faces and squares are counted from 1, numbers have six digits', () => {
  const row = patchRow({
    ...placedPatch({ face: 1, square: 2, sharpness: 0.123456789 }),
    assignment: {
      topic: 3,
      probability: 0.75,
      entropy: 0.25,
      top: [
        { topic: 3, weight: 0.75 },
        { topic: 8, weight: 0.2 },
      ],
    },
  })
  expect(Object.fromEntries(patchColumns.map((column, at) => [column, row[at]]))).toMatchObject({
    patch_id: 7,
    photo: 'a.jpg',
    face: 2,
    region: 'left-cheek',
    topic: 3,
    topic_probability: 0.75,
    topic_entropy: 0.25,
    map_x: 1,
    map_y: -2,
    sharpness: 0.123457,
    topic_1: 3,
    topic_1_weight: 0.75,
    topic_2: 8,
    topic_2_weight: 0.2,
    topic_3: null,
    topic_3_weight: null,
    square: 3,
  })
})

it('has no face of a photo that was taken whole, and no topic of a patch in which none weighs anything', () => {
  const row = patchRow({
    ...placedPatch({ face: null, faceId: null, region: 'whole' }),
    assignment: { topic: noTopic, probability: 0, entropy: 0, top: [] },
  })
  expect([row[patchColumns.indexOf('face')], row[patchColumns.indexOf('topic')]]).toEqual([null, null])
})

it('leaves the cell of an attribute that was not measured empty', () => {
  const attributes = { ...placedPatch().patch.attributes, shine: Number.NaN }
  const cells = csvRow(patchRow(placedPatch({ attributes })))
    .trimEnd()
    .split(',')
  expect(cells[patchColumns.indexOf('shine')]).toBe('')
  expect(cells[patchColumns.indexOf('evenness')]).not.toBe('')
})

it('says last what a person made of the patch, and leaves the topic that the run found as it is', () => {
  const row = patchRow(
    placedPatch({ rejected: 'blurred' }, { topic: 31, name: 'Dry', verdict: 'does-not', kept: true }),
  )
  expect(patchColumns.slice(-6)).toEqual([
    'rejected',
    'curated_topic',
    'topic_name',
    'verdict',
    'square',
    'kept_by_hand',
  ])
  expect(row.slice(-6)).toEqual(['blurred', 31, 'Dry', 'does-not', 1, 'yes'])
  expect(row[patchColumns.indexOf('topic')]).toBe(3)
  expect(patchRow(placedPatch({}, { topic: -1 })).slice(-5)).toEqual([null, null, null, 1, null])
})
