import type { ShownViews } from '../../../shared/contract/setup.ts'

export interface SheetPixels {
  width: number
  height: number
  rgba: Uint8ClampedArray<ArrayBuffer>
}

/** Room between pictures, in their pixels; twice as much after the patch as it is. */
export const gapPx = 6

/** Pictures of patches as one: a row a patch, the patch as it is first. What is between them is clear. */
export function sheetPixels({ patches, perPatch, sidePx, rgb }: ShownViews): SheetPixels {
  const cell = sidePx + gapPx
  const width = perPatch * cell
  const height = patches * cell - gapPx
  const rgba = new Uint8ClampedArray(4 * width * height)
  let from = 0
  for (let patch = 0; patch < patches; patch++) {
    for (let view = 0; view < perPatch; view++) {
      const left = view * cell + (view > 0 ? gapPx : 0)
      for (let y = 0; y < sidePx; y++) {
        let to = 4 * ((patch * cell + y) * width + left)
        for (let x = 0; x < sidePx; x++, from += 3, to += 4) {
          rgba.set(rgb.subarray(from, from + 3), to)
          rgba[to + 3] = 255
        }
      }
    }
  }
  return { width, height, rgba }
}
