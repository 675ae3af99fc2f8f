import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fitPlace, minimumSize, readPlace, writePlace } from './window-bounds.ts'

const place = { x: 100, y: 80, width: 1200, height: 900, maximized: true }
const display = { x: 0, y: 0, width: 1920, height: 1040 }

describe('a place in a file', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cheekbone-place-'))
    file = join(folder, 'window.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is read as it was written', () => {
    writePlace(file, place)
    expect(readPlace(file)).toEqual(place)
  })

  it.each([
    ['no file', null],
    ['half a file', '{"x": 1'],
    ['a width of nothing', JSON.stringify({ ...place, width: 0 })],
    ['words for numbers', JSON.stringify({ ...place, x: '100' })],
  ])('is none for %s', (_, text) => {
    if (text !== null) writeFileSync(file, text)
    expect(readPlace(file)).toBeNull()
  })
})

describe('fitPlace', () => {
  it('keeps a place that a display shows, also on a second one to the left', () => {
    expect(fitPlace(place, [display])).toEqual(place)
    const left = { ...place, x: -1800 }
    expect(fitPlace(left, [display, { ...display, x: -1920 }])).toEqual(left)
  })

  it.each([
    ['on a display that is gone', { ...place, x: 2500 }],
    ['with its title above the display', { ...place, y: -200 }],
    ['with its title below the display', { ...place, y: 1030 }],
    ['with a sliver left', { ...place, x: -1150 }],
  ])('gives up a place %s', (_, lost) => {
    expect(fitPlace(lost, [display])).toBeNull()
  })

  it('bounds the size by the display and by what the page needs', () => {
    expect(fitPlace({ ...place, width: 4000, height: 3000 }, [display])).toMatchObject({
      width: 1920,
      height: 1040,
    })
    expect(fitPlace({ ...place, width: 300, height: 200 }, [display])).toMatchObject(minimumSize)
  })
})
