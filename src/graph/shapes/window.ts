/** Sizes of sliding windows in two dimensions. */
import { badArgument } from '../op.ts'
import type { Window2d } from '../ops/kinds.ts'

export interface WindowOptions {
  /** 1 when absent. */
  readonly stride?: number
  /** Zeros added on every side, or top, left, bottom, right. 0 when absent. */
  readonly padding?: number | Window2d['padding']
}

export function window2d(kind: string, { stride = 1, padding = 0 }: WindowOptions): Window2d {
  const sides = typeof padding === 'number' ? ([padding, padding, padding, padding] as const) : padding
  if (!Number.isInteger(stride) || stride < 1)
    throw badArgument(`${kind} needs a stride of 1 or more, not ${stride}.`)
  if (sides.some((size) => !Number.isInteger(size) || size < 0))
    throw badArgument(`${kind} needs padding of 0 or more, not [${sides.join(', ')}].`)
  return { stride, padding: [...sides] }
}

/** Rows and columns of windows that fit over a padded image. */
export function windowsOver(
  [height, width]: readonly [number, number],
  [kernelRows, kernelCols]: readonly [number, number],
  { stride, padding: [top, left, bottom, right] }: Window2d,
): [number, number] {
  return [
    Math.floor((height + top + bottom - kernelRows) / stride) + 1,
    Math.floor((width + left + right - kernelCols) / stride) + 1,
  ]
}
