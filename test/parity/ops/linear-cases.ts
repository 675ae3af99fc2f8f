import * as graph from '../../../src/graph/index.ts'
import type { ConvTransposeOptions, OpKind, WindowOptions } from '../../../src/graph/index.ts'
import { at, atOr, indicesOf, nd, total, type Nd } from './nd.ts'
import { opCase, type OpCase } from './op-case.ts'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

function product(
  a: Nd,
  b: Nd,
  { shape, swapA, swapB }: { shape: number[]; swapA: boolean; swapB: boolean },
): Nd {
  const inner = a.shape[a.shape.length - (swapA ? 2 : 1)]
  return nd(shape, (index) => {
    const batch = index.slice(0, -2)
    const [i, j] = index.slice(-2)
    return total(
      upTo(inner),
      (k) =>
        at(a, [...batch, ...(swapA ? [k, i] : [i, k])]) * at(b, [...batch, ...(swapB ? [j, k] : [k, j])]),
    )
  })
}

function swapped(shape: number[], swap: boolean): number[] {
  return swap ? [...shape.slice(0, -2), shape[shape.length - 1], shape[shape.length - 2]] : shape
}

function matmulCases(): OpCase[] {
  const sizes: [string, number[], number[], number[]][] = [
    ['matrices', [2, 3], [3, 4], [2, 4]],
    ['batches', [2, 2, 3], [2, 3, 4], [2, 2, 4]],
    ['batches that stretch', [2, 1, 2, 3], [3, 3, 2], [2, 3, 2, 2]],
    ['a batch with one matrix', [2, 2, 3], [3, 4], [2, 2, 4]],
  ]
  const ways = [
    { swapA: false, swapB: false },
    { swapA: true, swapB: false },
    { swapA: false, swapB: true },
    { swapA: true, swapB: true },
  ]
  return sizes.flatMap(([name, left, right, shape]) =>
    ways.map(({ swapA, swapB }) =>
      opCase(
        `${name}${swapA ? ', a transposed' : ''}${swapB ? ', b transposed' : ''}`,
        [swapped(left, swapA), swapped(right, swapB)],
        {
          build: ([a, b]) => graph.matmul(a, b, { transposeA: swapA, transposeB: swapB }),
          reference: ([a, b]) => product(a, b, { shape, swapA, swapB }),
        },
      ),
    ),
  )
}

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

function statistics(x: Nd): { mean: (c: number) => number; variance: (c: number) => number } {
  const values = (c: number): number[] =>
    indicesOf(x.shape)
      .filter((i) => i[1] === c)
      .map((i) => at(x, i))
  const mean = (c: number): number => total(values(c), (v) => v) / values(c).length
  return { mean, variance: (c) => total(values(c), (v) => (v - mean(c)) ** 2) / values(c).length }
}

const imageShape = [2, 2, 3, 2]

export const linearCases = {
  batchNorm: [[5, 3], imageShape].flatMap((shape) => {
    const channels = [shape[1]]
    return [
      opCase(`y of [${shape.join(', ')}]`, [shape, channels, channels], {
        build: ([x, gamma, beta]) => graph.batchNorm(x, gamma, beta, { eps: 1e-3 }).y,
        reference: ([x, gamma, beta]) => {
          const { mean, variance } = statistics(x)
          return nd(shape, (i) => {
            const scale = at(gamma, [i[1]]) / Math.sqrt(variance(i[1]) + 1e-3)
            return (at(x, i) - mean(i[1])) * scale + at(beta, [i[1]])
          })
        },
      }),
      opCase(`mean of [${shape.join(', ')}]`, [shape, channels, channels], {
        build: ([x, gamma, beta]) => graph.batchNorm(x, gamma, beta).mean,
        reference: ([x]) => nd(channels, ([c]) => statistics(x).mean(c)),
      }),
      opCase(`variance of [${shape.join(', ')}]`, [shape, channels, channels], {
        build: ([x, gamma, beta]) => graph.batchNorm(x, gamma, beta).variance,
        reference: ([x]) => nd(channels, ([c]) => statistics(x).variance(c)),
      }),
    ]
  }),
  batchNormInference: [[4, 3], imageShape].map((shape) => {
    const channels = [shape[1]]
    return opCase(`of [${shape.join(', ')}]`, [shape, channels, channels, channels, channels], {
      positive: true,
      build: ([x, gamma, beta, mean, variance]) =>
        graph.batchNormInference(x, gamma, beta, { mean, variance }),
      reference: ([x, gamma, beta, mean, variance]) =>
        nd(shape, (i) => {
          const c = [i[1]]
          return ((at(x, i) - at(mean, c)) * at(gamma, c)) / Math.sqrt(at(variance, c) + 1e-5) + at(beta, c)
        }),
    })
  }),
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
  matmul: matmulCases(),
  maxPool2d: [
    poolCase('3x3, stride 2, padded', [2, 2, 6, 5], { kernel: 3, stride: 2, padding: 1 }),
    poolCase('2x2, stride 2', [1, 2, 4, 5], { kernel: 2, stride: 2 }),
    poolCase('3x3, overlapping', [1, 1, 5, 4], { kernel: 3, padding: 1 }),
  ],
} satisfies Partial<Record<OpKind, OpCase[]>>
