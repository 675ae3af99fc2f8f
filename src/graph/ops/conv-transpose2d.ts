import { filterGradient } from '../composites/filter-gradient.ts'
import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { requireFloat, requireRank } from '../shapes/rules.ts'
import type { WindowOptions } from '../shapes/window.ts'
import { window2d } from '../shapes/window.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { conv2d } from './conv2d.ts'

export interface ConvTransposeOptions extends WindowOptions {
  /** Rows at the bottom and columns at the right that no window reached; each less than the stride. None when absent. */
  readonly outputPadding?: readonly [number, number]
}

export const convTranspose2dOp: Op<'convTranspose2d'> = {
  kind: 'convTranspose2d',
  infer: ([x, w], { stride, padding: [top, left, bottom, right], outputPadding }) => {
    requireFloat('convTranspose2d', x, w)
    requireRank('convTranspose2d', x, 4)
    requireRank('convTranspose2d', w, 4)
    const [n, channels, height, width] = x.shape
    const [depth, filters, kernelRows, kernelCols] = w.shape
    const rows = (height - 1) * stride + kernelRows + outputPadding[0] - top - bottom
    const cols = (width - 1) * stride + kernelCols + outputPadding[1] - left - right
    if (depth !== channels || rows < 1 || cols < 1)
      throw badArgument(`convTranspose2d cannot spread ${describe(x)} by filters ${describe(w)}.`)
    return [{ shape: [n, filters, rows, cols], type: 'float32' }]
  },
  gradient: ({ inputs: [x, w], attributes: window, outputGradient }) => [
    conv2d(outputGradient, w, window),
    filterGradient(outputGradient, x, { window, kernel: [w.shape[2], w.shape[3]] }),
  ],
  toOnnx: lowerAs('ConvTranspose', ({ stride, padding, outputPadding }) => ({
    strides: [stride, stride],
    pads: padding,
    output_padding: outputPadding,
  })),
}

/** The transpose of `conv2d` with the same filters. x: [n, k, h', w'], filters: [k, c, rows, cols]; gives [n, c, h, w]. */
export function convTranspose2d(x: Tensor, filters: Tensor, options: ConvTransposeOptions = {}): Tensor {
  const { outputPadding = [0, 0] } = options
  const window = window2d('convTranspose2d', options)
  if (outputPadding.some((size) => size < 0 || size >= window.stride))
    throw badArgument(`convTranspose2d needs output padding below its stride of ${window.stride}.`)
  return x.program.append(convTranspose2dOp, [x, filters], { ...window, outputPadding })[0]
}
