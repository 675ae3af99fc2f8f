import type { Colour } from './colour.ts'

/** Bytes in rows of rgb ([n, side, side, 3]) as planes from 0 to 1 ([n, 3, side, side]), into `into`. */
export function bytesToPlanes(bytes: Uint8Array, side: number, into: Float32Array): void {
  const area = side * side
  const count = bytes.length / (3 * area)
  for (let n = 0; n < count; n++) {
    const start = n * 3 * area
    for (let p = 0; p < area; p++) {
      const from = start + 3 * p
      into[start + p] = bytes[from] / 255
      into[start + area + p] = bytes[from + 1] / 255
      into[start + 2 * area + p] = bytes[from + 2] / 255
    }
  }
}

/** Mean colour of sample `sample` of planes [n, 3, side, side]. */
export function meanColour(planes: Float32Array, side: number, sample: number): Colour {
  const area = side * side
  const mean = (channel: number): number => {
    const start = (3 * sample + channel) * area
    let total = 0
    for (let p = start; p < start + area; p++) total += planes[p]
    return total / area
  }
  return [mean(0), mean(1), mean(2)]
}
