import * as graph from '../../../src/graph/index.ts'
import type { ConvTransposeOptions, OpKind, WindowOptions } from '../../../src/graph/index.ts'
import { at, atOr, indicesOf, nd, total } from './nd.ts'
import { opCase, type OpCase } from './op-case.ts'

type Four = readonly [number, number, number, number]
const allSides = (padding: number | Four): Four =>
  typeof padding === 'number' ? [padding, padding, padding, padding] : padding

function convCase(name: string, [x, w]: readonly Four[], options: WindowOptions = {}): OpCase {
  const { stride = 1 } = options
  const [top, left, bottom, right] = allSides(options.padding ?? 0)
  const rows = Math.floor((x[2] + top + bottom - w[2]) / stride) + 1
  const cols = Math.floor((x[3] + left + right - w[3]) / stride) + 1
  return opCase(name, [x, w], {
    build: ([image, filters]) => graph.conv2d(image, filters, options),
    reference: ([image, filters]) =>
      nd([x[0], w[0], rows, cols], ([n, k, p, q]) =>
        total(
          indicesOf(w.slice(1)),
          ([c, i, j]) =>
            at(filters, [k, c, i, j]) * atOr(image, [n, c, p * stride + i - top, q * stride + j - left], 0),
        ),
      ),
  })
}

function convTransposeCase(
  name: string,
  [x, w]: readonly Four[],
  options: ConvTransposeOptions = {},
): OpCase {
  const { stride = 1, outputPadding = [0, 0] } = options
  const [top, left, bottom, right] = allSides(options.padding ?? 0)
  const rows = (x[2] - 1) * stride + w[2] + outputPadding[0] - top - bottom
  const cols = (x[3] - 1) * stride + w[3] + outputPadding[1] - left - right
  const place = (out: number, before: number, offset: number): number => (out + before - offset) / stride
  return opCase(name, [x, w], {
    build: ([image, filters]) => graph.convTranspose2d(image, filters, options),
    reference: ([image, filters]) =>
      nd([x[0], w[1], rows, cols], ([n, c, p, q]) =>
        total(indicesOf([w[0], w[2], w[3]]), ([k, i, j]) => {
          const [from, across] = [place(p, top, i), place(q, left, j)]
          const hit = Number.isInteger(from) && Number.isInteger(across)
          return hit ? at(filters, [k, c, i, j]) * atOr(image, [n, k, from, across], 0) : 0
        }),
      ),
  })
}

function poolCase(name: string, shape: Four, options: WindowOptions & { kernel: number }): OpCase {
  const { kernel, stride = 1 } = options
  const [top, left, bottom, right] = allSides(options.padding ?? 0)
  const rows = Math.floor((shape[2] + top + bottom - kernel) / stride) + 1
  const cols = Math.floor((shape[3] + left + right - kernel) / stride) + 1
  return opCase(name, [shape], {
    build: ([x]) => graph.maxPool2d(x, kernel, options),
    reference: ([x]) =>
      nd([shape[0], shape[1], rows, cols], ([n, c, p, q]) =>
        Math.max(
          ...indicesOf([kernel, kernel]).map(([i, j]) =>
            atOr(x, [n, c, p * stride + i - top, q * stride + j - left], -Infinity),
          ),
        ),
      ),
  })
}

export const windowCases = {
  conv2d: [
    convCase(
      '3x3, padded',
      [
        [2, 2, 5, 4],
        [3, 2, 3, 3],
      ],
      { padding: 1 },
    ),
    convCase(
      '3x3, many positions',
      [
        [2, 1, 9, 9],
        [2, 1, 3, 3],
      ],
      { padding: 1 },
    ),
    convCase('3x3, no padding', [
      [1, 2, 4, 5],
      [2, 2, 3, 3],
    ]),
    convCase('1x1', [
      [2, 3, 3, 2],
      [2, 3, 1, 1],
    ]),
    convCase(
      '1x1, stride 2',
      [
        [2, 3, 5, 4],
        [2, 3, 1, 1],
      ],
      { stride: 2 },
    ),
    convCase(
      '1x1, more padding than filter',
      [
        [1, 2, 3, 3],
        [2, 2, 1, 1],
      ],
      { padding: 1 },
    ),
    convCase(
      '3x3, stride 2, even size',
      [
        [2, 2, 6, 6],
        [2, 2, 3, 3],
      ],
      { stride: 2, padding: 1 },
    ),
    convCase(
      '3x3, stride 2, odd size',
      [
        [1, 2, 7, 5],
        [2, 2, 3, 3],
      ],
      { stride: 2, padding: 1 },
    ),
    convCase(
      '2x3, stride 3, uneven padding',
      [
        [1, 1, 7, 8],
        [2, 1, 2, 3],
      ],
      { stride: 3, padding: [0, 2, 1, 1] },
    ),
    convCase(
      '7x7, stride 2',
      [
        [1, 1, 9, 8],
        [2, 1, 7, 7],
      ],
      { stride: 2, padding: 3 },
    ),
    convCase(
      '3x2, stride 2, many positions, most of them padding',
      [
        [2, 2, 3, 2],
        [2, 2, 3, 2],
      ],
      { stride: 2, padding: 16 },
    ),
  ],
  convTranspose2d: [
    convTransposeCase(
      '3x3',
      [
        [2, 2, 3, 2],
        [2, 3, 3, 3],
      ],
      { padding: 1 },
    ),
    convTransposeCase(
      '3x3, stride 2',
      [
        [2, 2, 3, 2],
        [2, 1, 3, 3],
      ],
      { stride: 2, padding: 1, outputPadding: [1, 0] },
    ),
    convTransposeCase(
      '2x2, stride 2',
      [
        [1, 2, 2, 3],
        [2, 2, 2, 2],
      ],
      { stride: 2 },
    ),
  ],
  maxPool2d: [
    poolCase('3x3, stride 2, padded', [2, 2, 6, 5], { kernel: 3, stride: 2, padding: 1 }),
    poolCase('2x2, stride 2', [1, 2, 4, 5], { kernel: 2, stride: 2 }),
    poolCase('3x3, overlapping', [1, 1, 5, 4], { kernel: 3, padding: 1 }),
  ],
} satisfies Partial<Record<OpKind, OpCase[]>>
