import * as graph from '../../../src/graph/index.ts'
import type { OpKind, ReduceOptions, Tensor } from '../../../src/graph/index.ts'
import { at, indicesOf, map, nd, total, type Nd } from './nd.ts'
import { opCase, type OpCase } from './op-case.ts'

type Reduce = (x: Tensor, axes?: readonly number[], options?: ReduceOptions) => Tensor

/** Every element that falls on one index of the reduced shape. */
function fibre(x: Nd, axes: readonly number[], keptAt: (axis: number) => number): number[] {
  return indicesOf(x.shape)
    .filter((index) => index.every((i, axis) => axes.includes(axis) || i === keptAt(axis)))
    .map((index) => at(x, index))
}

function reduction(op: Reduce, fold: (values: number[]) => number): OpCase[] {
  const shape = [2, 3, 4]
  const choices: [string, number[], number[]][] = [
    ['over the first axis', [0], [3, 4]],
    ['over the last axis', [2], [2, 3]],
    ['over outer axes', [0, 2], [3]],
    ['over everything', [0, 1, 2], []],
  ]
  const dropping = choices.map(([name, axes, reduced]) => {
    const kept = [0, 1, 2].filter((axis) => !axes.includes(axis))
    return opCase(name, [shape], {
      build: ([x]) => op(x, axes),
      reference: ([x]) => nd(reduced, (index) => fold(fibre(x, axes, (axis) => index[kept.indexOf(axis)]))),
    })
  })
  const keeping = opCase('keeping the axis, counted from the end', [shape], {
    build: ([x]) => op(x, [-2], { keepDims: true }),
    reference: ([x]) => nd([2, 1, 4], (index) => fold(fibre(x, [1], (axis) => index[axis]))),
  })
  return [...dropping, keeping]
}

const sumOf = (values: number[]): number => total(values, (v) => v)

function softmaxOf(x: Nd, axis: number): Nd {
  const exps = map(x, Math.exp)
  return nd(x.shape, (index) => at(exps, index) / sumOf(fibre(exps, [axis], (other) => index[other])))
}

export const reductionCases = {
  argMax: [
    opCase('along the middle axis', [[2, 5, 3]], {
      build: ([x]) => graph.cast(graph.argMax(x, 1), 'float32'),
      reference: ([x]) =>
        nd([2, 3], ([i, k]) => {
          const values = [0, 1, 2, 3, 4].map((j) => at(x, [i, j, k]))
          return values.indexOf(Math.max(...values))
        }),
    }),
  ],
  max: reduction(graph.max, (values) => Math.max(...values)),
  mean: reduction(graph.mean, (values) => sumOf(values) / values.length),
  softmax: [0, 1].map((axis) =>
    opCase(`along axis ${axis}`, [[3, 4]], {
      build: ([x]) => graph.softmax(x, axis),
      reference: ([x]) => softmaxOf(x, axis),
    }),
  ),
  sum: reduction(graph.sum, sumOf),
  sumSquare: reduction(graph.sumSquare, (values) => total(values, (v) => v * v)),
} satisfies Partial<Record<OpKind, OpCase[]>>

export const compositeCases = {
  globalAveragePool: [
    opCase('of images', [[2, 3, 2, 4]], {
      build: ([x]) => graph.globalAveragePool(x),
      reference: ([x]) => nd([2, 3], ([n, c]) => total(indicesOf([2, 4]), (i) => at(x, [n, c, ...i])) / 8),
    }),
  ],
  l2Normalize: [
    opCase('of rows', [[3, 4]], {
      build: ([x]) => graph.l2Normalize(x, 1),
      reference: ([x]) =>
        nd(
          [3, 4],
          (i) =>
            at(x, i) /
            Math.sqrt(
              total(
                fibre(x, [1], (axis) => i[axis]),
                (v) => v * v,
              ),
            ),
        ),
    }),
  ],
  logSoftmax: [
    opCase('of rows', [[2, 4]], {
      build: ([x]) => graph.logSoftmax(x, 1),
      reference: ([x]) => map(softmaxOf(x, 1), Math.log),
    }),
  ],
  logSumExp: [
    opCase('of great numbers', [[2, 3]], {
      build: ([x]) => graph.logSumExp(graph.addScalar(x, 300), [1]),
      reference: ([x]) => nd([2], ([i]) => 300 + Math.log(total([0, 1, 2], (j) => Math.exp(at(x, [i, j]))))),
    }),
  ],
  oneHot: [
    opCase('of the greatest in each row', [[3, 4]], {
      build: ([x]) => graph.oneHot(graph.argMax(x, 1), 4),
      reference: ([x]) =>
        nd([3, 4], (i) => (at(x, i) === Math.max(...fibre(x, [1], (axis) => i[axis])) ? 1 : 0)),
    }),
  ],
} satisfies Record<string, OpCase[]>
