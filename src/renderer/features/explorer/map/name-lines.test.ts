import { describe, expect, it } from 'vitest'
import { nameLines } from './name-lines.ts'

/** Ten pixels a letter. */
const lines = (text: string, mostPx: number) =>
  nameLines(text, mostPx, (part) => 10 * Array.from(part).length)

describe('nameLines', () => {
  it('leaves in one line what fits', () => {
    expect(lines('Redder, shinier', 150)).toEqual({ lines: ['Redder, shinier'], widthPx: 150 })
  })

  it('breaks after a comma, else where both lines are about as wide', () => {
    expect(lines('Few bright spots, redder', 180)).toEqual({
      lines: ['Few bright spots,', 'redder'],
      widthPx: 170,
    })
    expect(lines('skin of the left cheek', 130)).toEqual({
      lines: ['skin of the', 'left cheek'],
      widthPx: 110,
    })
    expect(lines('毛孔较多、不太黄', 60)).toEqual({ lines: ['毛孔较多、', '不太黄'], widthPx: 50 })
  })

  it('cuts the end of a line that is too wide still', () => {
    expect(lines('Incomprehensibilities here', 100)).toEqual({ lines: ['Incompreh…', 'here'], widthPx: 100 })
    expect(lines('Incomprehensibilities', 100).lines).toEqual(['Incompreh…'])
  })
})
