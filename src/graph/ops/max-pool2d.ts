import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { requireFloat, requireRank } from '../shapes/rules.ts'
import type { WindowOptions } from '../shapes/window.ts'
import { window2d, windowsOver } from '../shapes/window.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { cast } from './cast.ts'
import { constant } from './constant.ts'
import { conv2d } from './conv2d.ts'
import { convTranspose2d } from './conv-transpose2d.ts'
import { div } from './div.ts'
import { equal } from './equal.ts'
import type { OpAttributes } from './kinds.ts'
import { mul } from './mul.ts'
import { pad } from './pad.ts'
import { reshape } from './reshape.ts'
import { sum } from './sum.ts'

/** Below every activation, and finite, so that its product with zero is zero. */
const belowAll = -3e38

export const maxPool2dOp: Op<'maxPool2d'> = {
  kind: 'maxPool2d',
  infer: ([x], { kernel, ...window }) => {
    requireFloat('maxPool2d', x)
    requireRank('maxPool2d', x, 4)
    const [n, channels, height, width] = x.shape
    const [rows, cols] = windowsOver([height, width], [kernel, kernel], window)
    if (rows < 1 || cols < 1 || window.padding.some((size) => size >= kernel))
      throw badArgument(
        `maxPool2d of size ${kernel} with padding [${window.padding.join(', ')}] does not fit ${describe(x)}.`,
      )
    return [{ shape: [n, channels, rows, cols], type: 'float32' }]
  },
  gradient: ({ inputs: [x], output, attributes, outputGradient }) => [
    toWinners(x, output, { attributes, outputGradient }),
  ],
  toOnnx: lowerAs('MaxPool', ({ kernel, stride, padding }) => ({
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: padding,
  })),
}

/** Maximum of each window; what is padded never wins. Equal maxima of a window share its gradient equally. x: [n, c, h, w]. */
export function maxPool2d(x: Tensor, kernel: number, options: WindowOptions = {}): Tensor {
  return x.program.append(maxPool2dOp, [x], { kernel, ...window2d('maxPool2d', options) })[0]
}

/**
 * Lays the windows of each channel side by side with a convolution by unit filters, marks the winners, and adds their shares
 * back with its transpose: no indices, which not every device gives.
 */
function toWinners(
  x: Tensor,
  y: Tensor,
  { attributes, outputGradient }: { attributes: OpAttributes['maxPool2d']; outputGradient: Tensor },
): Tensor {
  const { kernel, stride, padding } = attributes
  const [top, left, bottom, right] = padding
  const [n, channels, height, width] = x.shape
  const [, , rows, cols] = y.shape
  const places = kernel * kernel
  const unit = Float32Array.from({ length: places * places }, (_, i) => (i % (places + 1) === 0 ? 1 : 0))
  const filters = constant(x.program, unit, [places, 1, kernel, kernel])
  const single = (tensor: Tensor, h: number, w: number): Tensor => reshape(tensor, [n * channels, 1, h, w])
  const padded = pad(
    single(x, height, width),
    [
      [0, 0],
      [0, 0],
      [top, bottom],
      [left, right],
    ],
    belowAll,
  )
  const winners = cast(equal(conv2d(padded, filters, { stride }), single(y, rows, cols)), 'float32')
  const share = div(single(outputGradient, rows, cols), sum(winners, [1], { keepDims: true }))
  const outputPadding = [
    height + top + bottom - kernel - (rows - 1) * stride,
    width + left + right - kernel - (cols - 1) * stride,
  ] as const
  return reshape(convTranspose2d(mul(winners, share), filters, { stride, padding, outputPadding }), x.shape)
}
