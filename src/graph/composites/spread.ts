import { pad } from '../ops/pad.ts'
import { reshape } from '../ops/reshape.ts'
import { slice } from '../ops/slice.ts'
import { withSize } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'
import { sizeOf } from '../tensor.ts'

export interface SpreadOptions {
  readonly axis: number
  readonly start: number
  readonly step: number
  /** Size of the axis in the result. */
  readonly size: number
}

/** The transpose of a slice: puts x at `start`, `start + step`, ... of an axis that is zero elsewhere. */
export function spread(x: Tensor, { axis, start, step, size }: SpreadOptions): Tensor {
  const apart = step === 1 ? x : slice(dilate(x, axis, step), { axis, end: (x.shape[axis] - 1) * step + 1 })
  const pads = apart.shape.map((length, i): [number, number] =>
    i === axis ? [start, size - start - length] : [0, 0],
  )
  return pad(apart, pads)
}

/** `step - 1` zeros after each element of an axis. */
function dilate(x: Tensor, axis: number, step: number): Tensor {
  const inner = sizeOf(x.shape.slice(axis + 1))
  const rows = reshape(x, [sizeOf(x.shape) / inner, 1, inner])
  const apart = pad(rows, [
    [0, 0],
    [0, step - 1],
    [0, 0],
  ])
  return reshape(apart, withSize(x.shape, axis, x.shape[axis] * step))
}
