import * as graph from '../../../src/graph/index.ts'
import type { OpKind } from '../../../src/graph/index.ts'
import { at, atOr, map, nd, total } from './nd.ts'
import { opCase, type OpCase } from './op-case.ts'

export const shapeCases = {
  concat: [
    opCase(
      'along the last axis',
      [
        [2, 1],
        [2, 3],
      ],
      {
        build: (parts) => graph.concat(parts, -1),
        reference: ([a, b]) => nd([2, 4], ([i, j]) => (j < 1 ? at(a, [i, j]) : at(b, [i, j - 1]))),
      },
    ),
  ],
  expand: [
    opCase('inside and in front', [[3, 1]], {
      build: ([x]) => graph.expand(x, [2, 3, 4]),
      reference: ([x]) => nd([2, 3, 4], (i) => at(x, i)),
    }),
  ],
  flip: [
    opCase('of the middle axis', [[2, 3, 2]], {
      build: ([x]) => graph.flip(x, 1),
      reference: ([x]) => nd([2, 3, 2], ([i, j, k]) => at(x, [i, 2 - j, k])),
    }),
  ],
  gather: [
    opCase('rows, one of them twice', [[3, 2]], {
      build: ([x], program) => graph.gather(x, graph.constant(program, Int32Array.of(2, 0, 2), [3]), 0),
      reference: ([x]) => nd([3, 2], ([i, j]) => at(x, [[2, 0, 2][i], j])),
    }),
    opCase('a matrix of columns', [[2, 3]], {
      build: ([x], program) =>
        graph.gather(x, graph.constant(program, BigInt64Array.of(0n, 1n, 1n, 2n), [2, 2]), 1),
      reference: ([x]) => nd([2, 2, 2], ([i, j, k]) => at(x, [i, [0, 1, 1, 2][2 * j + k]])),
    }),
  ],
  pad: [
    opCase('unevenly, with zeros', [[2, 3]], {
      build: ([x]) =>
        graph.pad(x, [
          [1, 0],
          [0, 2],
        ]),
      reference: ([x]) => nd([3, 5], ([i, j]) => atOr(x, [i - 1, j], 0)),
    }),
    opCase('with another value', [[2]], {
      build: ([x]) => graph.pad(x, [[1, 1]], -7),
      reference: ([x]) => nd([4], ([i]) => atOr(x, [i - 1], -7)),
    }),
  ],
  reshape: [
    opCase('with one size left open', [[2, 6]], {
      build: ([x]) => graph.reshape(x, [3, -1]),
      reference: ([x]) => nd([3, 4], ([i, j]) => at(x, [Math.floor((4 * i + j) / 6), (4 * i + j) % 6])),
    }),
  ],
  scatterAdd: [
    opCase('adds up what meets', [[4, 2]], {
      build: ([x], program) =>
        graph.scatterAdd(graph.constant(program, BigInt64Array.of(1n, 0n, 1n, 4n), [4]), x, 5),
      reference: ([x]) =>
        nd([5, 2], ([i, j]) =>
          total([0, 1, 2, 3], (from) => ([1, 0, 1, 4][from] === i ? at(x, [from, j]) : 0)),
        ),
    }),
  ],
  slice: [
    opCase('a range counted from the end', [[2, 5]], {
      build: ([x]) => graph.slice(x, { axis: 1, start: 1, end: -1 }),
      reference: ([x]) => nd([2, 3], ([i, j]) => at(x, [i, j + 1])),
    }),
    opCase('every second, ending in between', [[2, 6, 2]], {
      build: ([x]) => graph.slice(x, { axis: 1, start: 1, end: 6, step: 2 }),
      reference: ([x]) => nd([2, 3, 2], ([i, j, k]) => at(x, [i, 2 * j + 1, k])),
    }),
    opCase('every third from the start', [[7]], {
      build: ([x]) => graph.slice(x, { axis: 0, step: 3 }),
      reference: ([x]) => nd([3], ([i]) => at(x, [3 * i])),
    }),
  ],
  topK: [
    opCase('indices of the greatest', [[2, 5]], {
      build: ([x]) => graph.cast(graph.topK(x, 3).indices, 'float32'),
      reference: ([x]) =>
        nd([2, 3], ([i, rank]) => {
          const row = [0, 1, 2, 3, 4].map((j) => at(x, [i, j]))
          return row.indexOf(row.toSorted((a, b) => b - a)[rank])
        }),
    }),
    opCase('values of the smallest along the first axis', [[4, 2]], {
      build: ([x]) => graph.topK(graph.stopGradient(x), 2, { axis: 0, largest: false }).values,
      reference: ([x]) =>
        nd([2, 2], ([rank, j]) => [0, 1, 2, 3].map((i) => at(x, [i, j])).sort((a, b) => a - b)[rank]),
      gradientIsZero: true,
    }),
  ],
  transpose: [
    opCase('of three axes in turn', [[2, 3, 4]], {
      build: ([x]) => graph.transpose(x, [2, 0, 1]),
      reference: ([x]) => nd([4, 2, 3], ([k, i, j]) => at(x, [i, j, k])),
    }),
    opCase('of a matrix, twice', [[2, 3]], {
      build: ([x]) => graph.transpose(graph.transpose(x)),
      reference: ([x]) => map(x, (v) => v),
    }),
  ],
} satisfies Partial<Record<OpKind, OpCase[]>>
