import { filterGradient } from '../composites/filter-gradient.ts'
import { mirrorFilters } from '../composites/mirror-filters.ts'
import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { requireFloat, requireRank } from '../shapes/rules.ts'
import type { WindowOptions } from '../shapes/window.ts'
import { window2d, windowsOver } from '../shapes/window.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { convTranspose2d } from './conv-transpose2d.ts'
import type { Window2d } from './kinds.ts'

export const conv2dOp: Op<'conv2d'> = {
  kind: 'conv2d',
  infer: ([x, w], window) => {
    requireFloat('conv2d', x, w)
    requireRank('conv2d', x, 4)
    requireRank('conv2d', w, 4)
    const [n, channels, height, width] = x.shape
    const [filters, depth, kernelRows, kernelCols] = w.shape
    const [rows, cols] = windowsOver([height, width], [kernelRows, kernelCols], window)
    if (depth !== channels || rows < 1 || cols < 1)
      throw badArgument(`conv2d cannot slide filters ${describe(w)} over ${describe(x)}.`)
    return [{ shape: [n, filters, rows, cols], type: 'float32' }]
  },
  gradient: ({ inputs: [x, w], attributes: window, outputGradient }) => [
    inputGradient(x, w, { window, outputGradient }),
    filterGradient(x, outputGradient, { window, kernel: [w.shape[2], w.shape[3]] }),
  ],
  toOnnx: lowerAs('Conv', ({ stride, padding }) => ({ strides: [stride, stride], pads: padding })),
}

/** Cross-correlation. x: [n, c, h, w], filters: [k, c, rows, cols]; gives [n, k, h', w']. */
export function conv2d(x: Tensor, filters: Tensor, options: WindowOptions = {}): Tensor {
  return x.program.append(conv2dOp, [x, filters], window2d('conv2d', options))[0]
}

function inputGradient(
  x: Tensor,
  w: Tensor,
  { window, outputGradient }: { window: Window2d; outputGradient: Tensor },
): Tensor {
  const { stride, padding } = window
  const [top, left, bottom, right] = padding
  const [lastRow, lastCol] = [w.shape[2] - 1, w.shape[3] - 1]
  const mirrored = [lastRow - top, lastCol - left, lastRow - bottom, lastCol - right] as const
  if (stride === 1 && mirrored.every((size) => size >= 0)) {
    return conv2d(outputGradient, mirrorFilters(w), { padding: mirrored })
  }
  const leftOver = (axis: number, before: number, after: number): number =>
    x.shape[axis] + before + after - w.shape[axis] - (outputGradient.shape[axis] - 1) * stride
  const outputPadding = [leftOver(2, top, bottom), leftOver(3, left, right)] as const
  return convTranspose2d(outputGradient, w, { stride, padding, outputPadding })
}
