import { describe, expect, it } from 'vitest'
import { parsePictureUrl, photoSidesPx, pictureUrl, type PictureName } from './picture-url.ts'

const library = '0123456789abcdef'

const pictures: PictureName[] = [
  { kind: 'patch', library, patch: 1 },
  { kind: 'face', library, face: 70 },
  { kind: 'overlay', library, photo: 8 },
  ...photoSidesPx.map((side): PictureName => ({ kind: 'photo', library, photo: 12_345, side })),
]

describe('picture addresses', () => {
  it.each(pictures)('of %o are read as they were written', (picture) => {
    expect(parsePictureUrl(pictureUrl(picture))).toEqual(picture)
  })

  it('have the form that hosts and pages agreed on', () => {
    expect(pictures.map(pictureUrl)).toEqual([
      `/pictures/${library}/patch/1`,
      `/pictures/${library}/face/70`,
      `/pictures/${library}/overlay/8`,
      `/pictures/${library}/photo/12345/160`,
      `/pictures/${library}/photo/12345/480`,
      `/pictures/${library}/photo/12345/1600`,
    ])
  })

  it.each([
    ['a row 0', `/pictures/${library}/patch/0`],
    ['a second way to write a number', `/pictures/${library}/patch/01`],
    ['a sign', `/pictures/${library}/patch/-1`],
    ['a power', `/pictures/${library}/patch/1e3`],
    ['a number too large to be exact', `/pictures/${library}/patch/9999999999999999`],
    ['a number without end', `/pictures/${library}/patch/${'9'.repeat(400)}`],
    ['a short library', `/pictures/${library.slice(1)}/patch/1`],
    ['a library in capitals', `/pictures/${library.toUpperCase()}/patch/1`],
    ['another kind', `/pictures/${library}/constructor/1`],
    ['a photo without its side', `/pictures/${library}/photo/1`],
    ['a side that is not shown', `/pictures/${library}/photo/1/161`],
    ['a patch with a side', `/pictures/${library}/patch/1/160`],
    ['an escape', `/pictures/${library}/patch/%31`],
    ['a query', `/pictures/${library}/patch/1?a`],
    ['a line end', `/pictures/${library}/patch/1\n`],
    ['a parent folder', `/pictures/${library}/patch/../1`],
    ['a slash at the end', `/pictures/${library}/patch/1/`],
    ['no beginning', `pictures/${library}/patch/1`],
    ['nothing', ''],
  ])('refuse %s', (_, path) => {
    expect(parsePictureUrl(path)).toBeNull()
  })
})
