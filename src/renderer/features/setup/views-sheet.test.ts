import { expect, it } from 'vitest'
import { gapPx, sheetPixels } from './views-sheet.ts'

it('puts the views of a patch in a row, the patch as it is apart from them', () => {
  const rgb = Uint8Array.from([10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42])
  const { width, height, rgba } = sheetPixels({ patches: 2, perPatch: 2, sidePx: 1, rgb })
  expect([width, height]).toEqual([2 * (1 + gapPx), 2 + gapPx])
  const at = (x: number, y: number): number[] => [
    ...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
  ]
  expect(at(0, 0)).toEqual([10, 11, 12, 255])
  expect(at(1 + 2 * gapPx, 0)).toEqual([20, 21, 22, 255])
  expect(at(0, 1 + gapPx)).toEqual([30, 31, 32, 255])
  expect(at(1, 0)).toEqual([0, 0, 0, 0])
})
