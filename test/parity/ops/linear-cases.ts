import * as graph from '../../../src/graph/index.ts'
import type { OpKind } from '../../../src/graph/index.ts'
import { at, indicesOf, nd, total, type Nd } from './nd.ts'
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
  matmul: matmulCases(),
} satisfies Partial<Record<OpKind, OpCase[]>>
