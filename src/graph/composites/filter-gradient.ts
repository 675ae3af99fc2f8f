/**
 * The gradient of a convolution with respect to its filters, as matrix products over image positions:
 *   dW[k, c, i, j] = sum over n, p, q of dY[n, k, p, q] * X[n, c, p * stride + i, q * stride + j].
 * Which of the two ways is quicker depends on how many positions there are; bench/graph.ts measures it.
 */
import { concat } from '../ops/concat.ts'
import { constant } from '../ops/constant.ts'
import { gather } from '../ops/gather.ts'
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

/** Up to so many positions the patches of all images make one product; above, each image makes its own. By stride 1 and more. */
const fewPositions = { dense: 64, strided: 256 }

/** x: [n, c, h, w], dy: [n, k, h', w']; gives [k, c, rows, cols]. */
export function filterGradient(x: Tensor, dy: Tensor, { window, kernel }: FilterGradientOptions): Tensor {
  const [top, left, bottom, right] = window.padding
  const padded = pad(x, [
    [0, 0],
    [0, 0],
    [top, bottom],
    [left, right],
  ])
  const few = window.stride === 1 ? fewPositions.dense : fewPositions.strided
  if (dy.shape[2] * dy.shape[3] <= few) return overBatch(padded, dy, { window, kernel })
  return window.stride === 1 ? byShifts(padded, dy, kernel) : byImage(padded, dy, { window, kernel })
}

/** One product with the patches of the whole batch, laid out as the filters are. */
function overBatch(
  padded: Tensor,
  dy: Tensor,
  { window, kernel: [rows, cols] }: FilterGradientOptions,
): Tensor {
  const [n, filters, outRows, outCols] = dy.shape
  const channels = padded.shape[1]
  const planes = transpose(padded, [1, 0, 2, 3])
  const byRow = joined(
    range(rows).map((i) => slice(planes, every(window.stride, { axis: 2, start: i, count: outRows }))),
    1,
  )
  const patches = joined(
    range(cols).map((j) => slice(byRow, every(window.stride, { axis: 4, start: j, count: outCols }))),
    2,
  )
  const positions = n * outRows * outCols
  const left = reshape(transpose(dy, [1, 0, 2, 3]), [filters, positions])
  const right = reshape(patches, [channels * rows * cols, positions])
  return reshape(matmul(left, right, { transposeB: true }), [filters, channels, rows, cols])
}

/**
 * Stride 1, one product per image. Shifting columns copies X once per column of the filter; shifting rows is done on dY, whose
 * rows move as whole blocks, between rows of zeros, so that one product gives all places of the filter.
 */
function byShifts(padded: Tensor, dy: Tensor, [rows, cols]: readonly [number, number]): Tensor {
  const [n, channels, height] = padded.shape
  const [, filters, outRows, outCols] = dy.shape
  const columns = concat(
    range(cols).map((j) => slice(padded, { axis: 3, start: j, end: j + outCols })),
    1,
  )
  const spare = height - outRows
  const framed = pad(dy, [
    [0, 0],
    [0, 0],
    [spare, spare],
    [0, 0],
  ])
  const places = Int32Array.from(range(rows).flatMap((i) => range(height).map((row) => row + spare - i)))
  const shifted = gather(framed, constant(dy.program, places, [rows * height]), 2)
  const left = reshape(shifted, [n, filters * rows, height * outCols])
  const right = reshape(columns, [n, cols * channels, height * outCols])
  const product = sum(matmul(left, right, { transposeB: true }), [0])
  return fromTaps(reshape(product, [filters, rows * cols, channels]), [rows, cols])
}

/** Any stride, one product per image: gathers, rows first and then columns, what each place of the filter sees. */
function byImage(
  padded: Tensor,
  dy: Tensor,
  { window, kernel: [rows, cols] }: FilterGradientOptions,
): Tensor {
  const [n, filters, outRows, outCols] = dy.shape
  const channels = padded.shape[1]
  const byRow = concat(
    range(rows).map((i) => slice(padded, every(window.stride, { axis: 2, start: i, count: outRows }))),
    1,
  )
  const patches = concat(
    range(cols).map((j) => slice(byRow, every(window.stride, { axis: 3, start: j, count: outCols }))),
    1,
  )
  const positions = outRows * outCols
  const left = reshape(dy, [n, filters, positions])
  const right = reshape(patches, [n, cols * rows * channels, positions])
  const product = sum(matmul(left, right, { transposeB: true }), [0])
  const taps = transpose(reshape(product, [filters, cols, rows, channels]), [0, 2, 1, 3])
  return fromTaps(reshape(taps, [filters, rows * cols, channels]), [rows, cols])
}

/** taps: [k, rows * cols, c]; gives [k, c, rows, cols]. */
function fromTaps(taps: Tensor, [rows, cols]: readonly [number, number]): Tensor {
  const [filters, , channels] = taps.shape
  return reshape(transpose(taps, [0, 2, 1]), [filters, channels, rows, cols])
}

function every(
  step: number,
  { axis, start, count }: { axis: number; start: number; count: number },
): { axis: number; start: number; end: number; step: number } {
  return { axis, start, end: start + (count - 1) * step + 1, step }
}

/** The tensors side by side along a new axis. */
function joined(tensors: readonly Tensor[], axis: number): Tensor {
  return concat(
    tensors.map((tensor) => reshape(tensor, tensor.shape.toSpliced(axis, 0, 1))),
    axis,
  )
}
