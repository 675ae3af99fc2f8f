import { describe, expect, it, vi } from 'vitest'
import type { PatchSheet } from '../../../../shared/contract/pictures.ts'
import { createPatchSheets, sheetPatches } from './patch-sheets.ts'

/** An engine that has all patches but number 13 and answers when it is told to. A sheet is the list of what was asked for. */
function setUp() {
  const asked: { patches: number[]; answer: () => Promise<void>; fail: () => Promise<void> }[] = []
  const freed: number[][] = []
  const onArrived = vi.fn()
  const onError = vi.fn()
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  const latest = new Map<PatchSheet, number[]>()
  const sheets = createPatchSheets<number[]>({
    ask: (given) =>
      new Promise((resolve, reject) => {
        const patches = [...given]
        const sheet = {
          rgb: new Uint8Array(0),
          found: Uint8Array.from(patches, (patch) => (patch === 13 ? 0 : 1)),
        }
        latest.set(sheet, patches)
        asked.push({
          patches,
          answer: () => (resolve(sheet), settle()),
          fail: () => (reject(new Error('gone')), settle()),
        })
      }),
    make: (sheet) => Promise.resolve(latest.get(sheet) ?? []),
    free: (sheet) => freed.push(sheet),
    onArrived,
    onError,
  })
  return { sheets, asked, freed, onArrived, onError, settle }
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)

describe('createPatchSheets', () => {
  it('asks for many at a time, the most urgent first, and finds each by its place', async () => {
    const { sheets, asked, onArrived } = setUp()
    sheets.want(range(100, sheetPatches + 2))
    expect(asked.map(({ patches }) => patches.length)).toEqual([sheetPatches, 2])
    expect(sheets.find(101)).toBeNull()
    await asked[0].answer()
    expect(onArrived).toHaveBeenCalledOnce()
    expect(sheets.find(101)).toEqual({ sheet: range(100, sheetPatches), index: 1 })
    expect(sheets.find(100 + sheetPatches)).toBeNull()
  })

  it('asks for a screen of few in small sheets, so that the first do not wait for the last', async () => {
    const { sheets, asked, onArrived } = setUp()
    sheets.want(range(1, 40), 30)
    expect(asked.map(({ patches }) => patches)).toEqual([range(1, 16), range(17, 16)])
    await asked[0].answer()
    expect(onArrived).toHaveBeenCalledOnce()
    expect(sheets.find(16)).not.toBeNull()
  })

  it('asks for nothing twice', async () => {
    const { sheets, asked } = setUp()
    sheets.want([1, 2])
    sheets.want([2, 3])
    await asked[0].answer()
    sheets.want([1, 2, 3])
    expect(asked.map(({ patches }) => patches)).toEqual([[1, 2], [3]])
  })

  it('forgets what is not wanted any more, so that what is does not wait for it', async () => {
    const { sheets, asked } = setUp()
    sheets.want(range(1, 5 * sheetPatches))
    expect(asked).toHaveLength(3)
    sheets.want([9000])
    await asked[0].answer()
    expect(asked.slice(3).map(({ patches }) => patches)).toEqual([[9000]])
  })

  it('asks for what is not urgent only when nothing else is on its way', async () => {
    const { sheets, asked } = setUp()
    sheets.want(range(1, 4 * sheetPatches), 10)
    expect(asked).toHaveLength(1)
    await asked[0].answer()
    expect(asked).toHaveLength(2)
    // What has become urgent does not wait for it.
    sheets.want(range(9000, 2 * sheetPatches))
    expect(asked).toHaveLength(4)
  })

  it('says which pictures there are not, and does not ask again', async () => {
    const { sheets, asked } = setUp()
    sheets.want([12, 13])
    await asked[0].answer()
    expect(sheets.find(13)).toBe('none')
    expect(sheets.find(12)).not.toBe('none')
    sheets.want([13])
    expect(asked).toHaveLength(1)
  })

  it('holds so many and lets go of what was wanted longest ago', async () => {
    const { sheets, asked, freed } = setUp()
    for (let turn = 0; turn < 100; turn++) {
      // The first ones stay wanted all the time.
      sheets.want([1, ...range(1000 + turn * sheetPatches, sheetPatches)])
      while (asked.length > 0) await asked.shift()?.answer()
    }
    expect(freed.length).toBeGreaterThan(20)
    expect(sheets.find(1)).not.toBeNull()
    expect(sheets.find(1001 + sheetPatches)).toBeNull()
    expect(sheets.find(1000 + 100 * sheetPatches - 1)).not.toBeNull()
  })

  it('tells of a failure once and tries again with the next wish', async () => {
    const { sheets, asked, onError } = setUp()
    sheets.want(range(1, 4 * sheetPatches))
    await asked[0].fail()
    expect(onError).toHaveBeenCalledOnce()
    expect(asked).toHaveLength(3)
    sheets.want([1])
    expect(asked[3].patches).toEqual([1])
  })

  it('frees all it held, and what still comes', async () => {
    const { sheets, asked, freed, onArrived } = setUp()
    sheets.want([1])
    await asked[0].answer()
    sheets.want([2])
    sheets.dispose()
    await asked[1].answer()
    expect(freed).toEqual([[1], [2]])
    expect(onArrived).toHaveBeenCalledOnce()
  })
})
