import { describe, expect, it } from 'vitest'
import { nameLines } from './name-lines.ts'

/** Ten pixels a letter. */
const lines = (text: string, onePx: number, twoPx = onePx) =>
  nameLines(text, { onePx, twoPx }, (part) => 10 * Array.from(part).length)

describe('nameLines', () => {
  it('leaves in one line what fits', () => {
    expect(lines('Redder, shinier', 150)).toMatchObject({
      isWhole: true,
      lines: ['Redder, shinier'],
      widthPx: 150,
    })
  })

  it('breaks after a comma, else where both lines are about as wide', () => {
    expect(lines('Few bright spots, redder', 180)).toMatchObject({
      lines: ['Few bright spots,', 'redder'],
      widthPx: 170,
    })
    expect(lines('skin of the left cheek', 130)).toMatchObject({
      lines: ['skin of the', 'left cheek'],
      widthPx: 110,
    })
    expect(lines('毛孔较多、不太黄', 60)).toMatchObject({ lines: ['毛孔较多、', '不太黄'], widthPx: 50 })
  })

  it('says three and four traits whole, in two balanced lines that are wider than one may be', () => {
    expect(lines('Less even, spotted, more pores', 120, 200).lines).toEqual([
      'Less even,',
      'spotted, more pores',
    ])
    expect(lines('Less even, more spots, redder, smooth', 120, 240).lines).toEqual([
      'Less even, more spots,',
      'redder, smooth',
    ])
    expect(lines('不太匀净、色斑较多、毛孔较多', 60, 100).lines).toEqual(['不太匀净、', '色斑较多、毛孔较多'])
  })

  it('breaks between words only where no comma leaves lines that fit', () => {
    expect(lines('Redder, with a great many bright spots', 100, 220).lines).toEqual([
      'Redder, with a great',
      'many bright spots',
    ])
  })

  it('begins no line with a comma', () => {
    expect(lines('油光较多，色斑', 40, 50).lines).toEqual(['油光较多，', '色斑'])
  })

  it('cuts the end of a line that is too wide still', () => {
    expect(lines('Incomprehensibilities here', 100)).toMatchObject({
      isWhole: false,
      lines: ['Incompreh…', 'here'],
      widthPx: 100,
    })
    expect(lines('Incomprehensibilities', 100).lines).toEqual(['Incompreh…'])
  })
})
