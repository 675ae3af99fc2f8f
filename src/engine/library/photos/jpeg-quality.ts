/**
 * The quality at which a JPEG was saved, read from its quantisation table: the quality from 1 to 100 whose scaled table of
 * ITU-T T.81 (1992), annex K, is nearest, by the sum of absolute differences (Kee, Johnson and Farid, 2011, tell cameras apart
 * by such tables). Exact for programs that scale these tables, as most do; for others the nearest they could have chosen.
 */
import { luminanceTable } from '../../../models/drawn-skin/photograph/jpeg.ts'

/** Natural position of each element in the order of the file, annex A of the same. */
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]

const marker = { startOfImage: 0xd8, tables: 0xdb, startOfScan: 0xda }

/** 1 to 100, or null for what is no JPEG or has no table of its own. */
export function jpegQuality(bytes: Uint8Array): number | null {
  const table = luminanceSteps(bytes)
  if (!table) return null
  let [best, least] = [0, Infinity]
  for (let quality = 1; quality <= 100; quality++) {
    const difference = luminanceTable(quality).reduce((sum, step, at) => sum + Math.abs(step - table[at]), 0)
    if (difference < least) [best, least] = [quality, difference]
  }
  return best
}

/** Table 0, which by custom is that of luminance. */
function luminanceSteps(bytes: Uint8Array): number[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== marker.startOfImage) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const kind = bytes[at + 1]
    if (kind === 0xff) {
      at++
      continue
    }
    if (kind === marker.startOfScan) return null
    const end = at + 2 + view.getUint16(at + 2)
    const found = kind === marker.tables ? tableZero(view, at + 4, Math.min(end, bytes.length)) : null
    if (found) return found
    at = end
  }
  return null
}

function tableZero(view: DataView, from: number, to: number): number[] | null {
  for (let at = from; at < to;) {
    const [wide, number] = [view.getUint8(at) >> 4, view.getUint8(at) & 15]
    const length = wide === 0 ? 64 : 128
    if (at + 1 + length > to) return null
    if (number === 0) {
      const steps = new Array<number>(64)
      zigzag.forEach((place, i) => {
        steps[place] = wide === 0 ? view.getUint8(at + 1 + i) : view.getUint16(at + 1 + 2 * i)
      })
      return steps
    }
    at += 1 + length
  }
  return null
}
