import { describe, expect, it } from 'vitest'
import { encodeBitmap } from './bitmap.ts'

/** A picture of 3 x 2: its rows are not whole words. */
const rgb = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9])

describe('encodeBitmap', () => {
  it('says how large it is and where its pixels begin', () => {
    const bytes = encodeBitmap(rgb, { width: 3, height: 2 })
    const view = new DataView(bytes.buffer)
    expect(String.fromCharCode(bytes[0], bytes[1])).toBe('BM')
    expect(view.getUint32(2, true)).toBe(bytes.length)
    expect([view.getInt32(18, true), view.getInt32(22, true), view.getUint16(28, true)]).toEqual([3, -2, 24])
    expect(bytes.length - view.getUint32(10, true)).toBe(2 * 12)
  })

  it('holds blue, green, red, the top row first, rows filled up to whole words', () => {
    const pixels = encodeBitmap(rgb, { width: 3, height: 2 }).slice(54)
    expect([...pixels.slice(0, 12)]).toEqual([0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0])
    expect([...pixels.slice(12)]).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7, 0, 0, 0])
  })
})
