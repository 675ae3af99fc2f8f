import { describe, expect, it } from 'vitest'
import { fitSize, parseKeptSize, sizeAfterKey } from './split-size.ts'

const limits = { totalPx: 1000, minPx: 200, otherMinPx: 300 }

describe('sizes of split panes', () => {
  it('leave both panes their least', () => {
    expect(fitSize(450, limits)).toBe(450)
    expect(fitSize(10, limits)).toBe(200)
    expect(fitSize(900, limits)).toBe(700)
    expect(fitSize(900, { ...limits, totalPx: 400 })).toBe(200)
  })

  it('follow the arrow that points away from the sized pane, and reach both ends', () => {
    const press = (key: string, shiftKey = false) => sizeAfterKey({ key, shiftKey }, 400, 'ArrowLeft')
    expect(press('ArrowLeft')).toBe(416)
    expect(press('ArrowRight')).toBe(384)
    expect(press('ArrowLeft', true)).toBe(464)
    expect(fitSize(press('Home')!, limits)).toBe(200)
    expect(fitSize(press('End')!, limits)).toBe(700)
    expect(press('ArrowUp')).toBeNull()
  })

  it('are read back only when they are sizes', () => {
    expect(parseKeptSize('312.5')).toBe(312.5)
    for (const text of [null, '', 'wide', '-3', '0', 'Infinity', '{}']) expect(parseKeptSize(text)).toBeNull()
  })
})
