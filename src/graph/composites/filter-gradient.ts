/**
 * The gradient of a convolution with respect to its filters, as matrix products over image positions:
 * dW[k, c, i, j] = sum over n, p, q of dY[n, k, p, q] * X[n, c, p * stride + i, q * stride + j].
 */
import { concat } from '../ops/concat.ts'
import type { Window2d } from '../ops/kinds.ts'
import { matmul } from '../ops/matmul.ts'
import { pad } from '../ops/pad.ts'
import { reshape } from '../ops/reshape.ts'
import { slice } from '../ops/slice.ts'
import { sum } from '../ops/sum.ts'
import { transpose } from '../ops/transpose.ts'
import { range } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'

export interface FilterGradientOptions {
  readonly window: Window2d
  readonly kernel: readonly [number, number]
}

/** x: [n, c, h, w], dy: [n, k, h', w']; gives [k, c, rows, cols]. */
export function filterGradient(x: Tensor, dy: Tensor, { window, kernel }: FilterGradientOptions): Tensor {
  const [top, left, bottom, right] = window.padding
  const padded = pad(x, [
    [0, 0],
    [0, 0],
    [top, bottom],
    [left, right],
  ])
  return window.stride === 1 ? byRowShifts(padded, dy, kernel) : byPatches(padded, dy, { window, kernel })
}

/**
 * Stride 1. Shifting columns copies X once per column of the filter; shifting rows is done on the smaller side, by padding dY
 * with rows of zeros, so that one product gives all filter positions.
 */
function byRowShifts(padded: Tensor, dy: Tensor, [rows, cols]: readonly [number, number]): Tensor {
  const [n, channels, height] = padded.shape
  const [, filters, outRows, outCols] = dy.shape
  const spare = height - outRows
  const columns = range(cols).map((j) => slice(padded, { axis: 3, start: j, end: j + outCols }))
  const shifted = range(rows).map((i) =>
    pad(dy, [
      [0, 0],
      [0, 0],
      [i, spare - i],
      [0, 0],
    ]),
  )
  const positions = height * outCols
  const left = reshape(concat(shifted, 1), [n, rows * filters, positions])
  const right = reshape(concat(columns, 1), [n, cols * channels, positions])
  const product = reshape(overPositions(left, right), [rows, filters, cols, channels])
  return transpose(product, [1, 3, 0, 2])
}

/** Any stride: gathers, rows first and then columns, what each filter position sees. */
function byPatches(
  padded: Tensor,
  dy: Tensor,
  { window, kernel: [rows, cols] }: FilterGradientOptions,
): Tensor {
  const { stride } = window
  const [n, channels] = padded.shape
  const [, filters, outRows, outCols] = dy.shape
  const every = (axis: number, start: number, count: number) => ({
    axis,
    start,
    end: start + (count - 1) * stride + 1,
    step: stride,
  })
  const byRow = concat(
    range(rows).map((i) => slice(padded, every(2, i, outRows))),
    1,
  )
  const patches = concat(
    range(cols).map((j) => slice(byRow, every(3, j, outCols))),
    1,
  )
  const positions = outRows * outCols
  const left = reshape(dy, [n, filters, positions])
  const right = reshape(patches, [n, cols * rows * channels, positions])
  const product = reshape(overPositions(left, right), [filters, cols, rows, channels])
  return transpose(product, [0, 3, 2, 1])
}

/** Below this many positions one product over the whole batch is quicker than one per image. */
const fewPositions = 64

/** Sum over images of left [n, a, p] times right [n, b, p] transposed; gives [a, b]. */
function overPositions(left: Tensor, right: Tensor): Tensor {
  const [n, a, positions] = left.shape
  const b = right.shape[1]
  if (positions >= fewPositions) return sum(matmul(left, right, { transposeB: true }), [0])
  const flatLeft = reshape(transpose(left, [1, 0, 2]), [a, n * positions])
  const flatRight = reshape(transpose(right, [1, 0, 2]), [b, n * positions])
  return matmul(flatLeft, flatRight, { transposeB: true })
}
