import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { requireFloat } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { slice } from './slice.ts'

/** Elements added before and after, one pair per axis. */
export type Pads = readonly (readonly [number, number])[]

export const padOp: Op<'pad'> = {
  kind: 'pad',
  infer: ([x], { before, after }) => {
    requireFloat('pad', x)
    if (before.length !== x.shape.length || [...before, ...after].some((size) => size < 0))
      throw badArgument(`pad needs one pair of sizes, none negative, for each axis of ${describe(x)}.`)
    return [{ shape: x.shape.map((size, axis) => before[axis] + size + after[axis]), type: 'float32' }]
  },
  gradient: ({ inputs: [x], attributes: { before }, outputGradient }) => [
    x.shape.reduce(
      (inner, size, axis) => slice(inner, { axis, start: before[axis], end: before[axis] + size }),
      outputGradient,
    ),
  ],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const { before, after, value } = node.attributes
    graph.emit({
      opType: 'Pad',
      inputs: [...inputs, graph.int64s([...before, ...after]), graph.float(value)],
      outputs,
      attributes: { mode: 'constant' },
    })
  },
}

/** A border of one value, zero unless another is given. */
export function pad(x: Tensor, pads: Pads, value = 0): Tensor {
  if (!Number.isFinite(value)) throw badArgument(`pad needs a finite value, not ${value}.`)
  if (pads.length === x.shape.length && pads.every(([before, after]) => before === 0 && after === 0)) return x
  const before = pads.map((pair) => pair[0])
  const after = pads.map((pair) => pair[1])
  return x.program.append(padOp, [x], { before, after, value })[0]
}
