import * as graph from '../../../src/graph/index.ts'
import type { OpKind, Tensor } from '../../../src/graph/index.ts'
import { at, map, nd, type Nd } from './nd.ts'
import { opCase, type OpCase } from './op-case.ts'

function unary(op: (x: Tensor) => Tensor, f: (x: number) => number, positive = false): OpCase[] {
  return [opCase('of a matrix', [[3, 4]], { positive, build: ([x]) => op(x), reference: ([x]) => map(x, f) })]
}

function binary(
  op: (a: Tensor, b: Tensor) => Tensor,
  f: (a: number, b: number) => number,
  positive = false,
): OpCase[] {
  const pairs: [string, number[], number[], number[]][] = [
    ['of equal shapes', [2, 3], [2, 3], [2, 3]],
    ['stretching a vector', [2, 3], [3], [2, 3]],
    ['stretching both', [2, 1, 3], [4, 1], [2, 4, 3]],
    ['with a scalar first', [], [2, 2], [2, 2]],
  ]
  return pairs.map(([name, left, right, shape]) =>
    opCase(name, [left, right], {
      positive,
      build: ([a, b]) => {
        const result = op(a, b)
        return graph.cast(result, 'float32')
      },
      reference: ([a, b]) => nd(shape, (i) => f(at(a, i), at(b, i))),
    }),
  )
}

/** The same tensor twice, so that both ways of the gradient meet. */
function withItself(op: (a: Tensor, b: Tensor) => Tensor, f: (x: number) => number): OpCase {
  return opCase('of a tensor and itself', [[4]], { build: ([x]) => op(x, x), reference: ([x]) => map(x, f) })
}

const condition = (x: Nd): Nd => map(x, (value) => (value > 0 ? 1 : 0))

export const elementwiseCases = {
  abs: unary(graph.abs, Math.abs),
  add: [...binary(graph.add, (a, b) => a + b), withItself(graph.add, (x) => 2 * x)],
  cast: [
    opCase('to whole numbers, towards zero', [[5]], {
      build: ([x]) => graph.cast(graph.cast(x, 'int32'), 'float32'),
      reference: ([x]) => map(x, Math.trunc),
    }),
  ],
  clip: [
    opCase('between two bounds', [[3, 4]], {
      build: ([x]) => graph.clip(x, -0.6, 0.9),
      reference: ([x]) => map(x, (v) => Math.min(0.9, Math.max(-0.6, v))),
    }),
    opCase('from below only', [[6]], {
      build: ([x]) => graph.clip(x, 0, Infinity),
      reference: ([x]) => map(x, (v) => Math.max(0, v)),
    }),
  ],
  constant: [
    opCase('of floats', [[2, 2]], {
      build: ([x], program) => graph.mul(x, graph.constant(program, Float32Array.of(1, -2, 3, 0.5), [2, 2])),
      reference: ([x]) => nd([2, 2], (i) => at(x, i) * [1, -2, 3, 0.5][i[0] * 2 + i[1]]),
    }),
    opCase('of 64-bit whole numbers', [[2]], {
      build: ([x], program) =>
        graph.add(x, graph.cast(graph.constant(program, BigInt64Array.of(-3n, 70_000n), [2]), 'float32')),
      reference: ([x]) => nd([2], ([i]) => at(x, [i]) + [-3, 70_000][i]),
    }),
  ],
  div: [...binary(graph.div, (a, b) => a / b, true)],
  equal: [
    opCase('of a tensor and its rounding', [[4]], {
      build: ([x]) => graph.cast(graph.equal(graph.sign(x), graph.sign(graph.neg(graph.neg(x)))), 'float32'),
      reference: ([x]) => map(x, () => 1),
    }),
    ...binary(graph.equal, (a, b) => (a === b ? 1 : 0)),
  ],
  exp: unary(graph.exp, Math.exp),
  greater: binary(graph.greater, (a, b) => (a > b ? 1 : 0)),
  input: unary(
    (x) => graph.mulScalar(x, 3),
    (x) => 3 * x,
  ),
  less: binary(graph.less, (a, b) => (a < b ? 1 : 0)),
  log: unary(graph.log, Math.log, true),
  maximum: binary(graph.maximum, Math.max),
  minimum: binary(graph.minimum, Math.min),
  mul: [...binary(graph.mul, (a, b) => a * b), withItself(graph.mul, (x) => x * x)],
  neg: unary(graph.neg, (x) => -x),
  pow: [-0.5, 1, 2, 3].flatMap((exponent) =>
    unary(
      (x) => graph.pow(x, exponent),
      (x) => x ** exponent,
      true,
    ),
  ),
  relu: unary(graph.relu, (x) => Math.max(0, x)),
  sigmoid: unary(graph.sigmoid, (x) => 1 / (1 + Math.exp(-x))),
  sign: unary(graph.sign, Math.sign),
  sqrt: unary(graph.sqrt, Math.sqrt, true),
  stopGradient: [
    opCase('passes the value and stops the gradient', [[3]], {
      build: ([x]) => graph.stopGradient(graph.mulScalar(x, 2)),
      reference: ([x]) => map(x, (v) => 2 * v),
      gradientIsZero: true,
    }),
  ],
  sub: [...binary(graph.sub, (a, b) => a - b), withItself(graph.sub, () => 0)],
  tanh: unary(graph.tanh, Math.tanh),
  where: [
    opCase('by the sign of a third', [[2, 3], [2, 3], [3]], {
      build: ([c, a, b], program) => graph.where(graph.greater(c, graph.scalar(program, 0)), a, b),
      reference: ([c, a, b]) => nd([2, 3], (i) => (at(condition(c), i) === 1 ? at(a, i) : at(b, i))),
    }),
  ],
} satisfies Partial<Record<OpKind, OpCase[]>>
