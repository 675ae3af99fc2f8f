import type { Plane } from '../../../numeric/filters.ts'

/** Means of 2 x 2 pixels; an odd last row or column is left out. */
export function halved({ data, width, height }: Plane): Plane {
  const [columns, rows] = [width >> 1, height >> 1]
  const out = new Float32Array(columns * rows)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const at = 2 * (y * width + x)
      out[y * columns + x] = 0.25 * (data[at] + data[at + 1] + data[at + width] + data[at + width + 1])
    }
  return { data: out, width: columns, height: rows }
}
