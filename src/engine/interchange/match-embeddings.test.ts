import { describe, expect, it } from 'vitest'
import type { Region } from '../../shared/domain.ts'
import { matchEmbeddings } from './match-embeddings.ts'
import type { PatchId } from './patch-ids.ts'

const file = 'ids.csv'
const patch = (id: number, photo: string, region: Region) => ({ id, photo, face: 0, region })
const patches = [
  patch(7, 'a.jpg', 'left-cheek'),
  patch(8, 'a.jpg', 'right-cheek'),
  patch(9, 'b.jpg', 'left-cheek'),
]
const byNumber = (patchId: number): PatchId => ({ patchId, photo: null, face: null, region: null })
const byPlace = (photo: string, region: Region): PatchId => ({ patchId: null, photo, face: 0, region })
const match = (ids: PatchId[]): number[] => [...matchEmbeddings(ids, { patches, file })]

describe('rows of embeddings', () => {
  it('find their patches by number, in any order', () => {
    expect(match([9, 7, 8].map(byNumber))).toEqual([1, 2, 0])
  })

  it('find them by photo, face and region where there are no numbers', () => {
    const ids = [
      byPlace('b.jpg', 'left-cheek'),
      byPlace('a.jpg', 'right-cheek'),
      byPlace('a.jpg', 'left-cheek'),
    ]
    expect(match(ids)).toEqual([2, 1, 0])
  })

  it('are refused when a patch has two', () => {
    expect(() => match([7, 8, 9, 8].map(byNumber))).toThrow(
      'Rows 2 and 4 of ids.csv are both of patch 8 (a.jpg, face 1, right-cheek).',
    )
  })

  it('are refused when patches have none, and say which', () => {
    expect(() => match([8].map(byNumber))).toThrow(
      '2 of 3 patches have no row in ids.csv: patch 7 (a.jpg, face 1, left-cheek); patch 9 (b.jpg, face 1, left-cheek).',
    )
  })

  it('are refused when some are of other patches, and name a few', () => {
    expect(() => match([7, 8, 9, 1, 2, 3, 4].map(byNumber))).toThrow(
      '4 of 7 rows of ids.csv are of no patch that takes part: row 4, patch 1; row 5, patch 2; row 6, patch 3; and 1 more.',
    )
  })

  it('are refused when a number has come to mean another patch', () => {
    const ids = [byNumber(7), { ...byPlace('c.jpg', 'right-cheek'), patchId: 8 }, byNumber(9)]
    expect(() => match(ids)).toThrow(
      'Row 2 of ids.csv calls patch 8 c.jpg, face 1, right-cheek; in this library it is patch 8 (a.jpg, face 1, right-cheek).',
    )
  })

  it('need numbers where a region has several patches', () => {
    const more = [...patches, patch(10, 'b.jpg', 'left-cheek')]
    expect(() => matchEmbeddings([byPlace('b.jpg', 'left-cheek')], { patches: more, file })).toThrow(
      'may be any of 2 patches',
    )
  })
})
