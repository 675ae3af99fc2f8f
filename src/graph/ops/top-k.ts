import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { normalAxis, withSize } from '../shapes/axes.ts'
import { requireFloat } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'

export interface TopKOptions {
  /** The last axis when absent. */
  readonly axis?: number
  /** The smallest instead when false. */
  readonly largest?: boolean
}

export const topKOp: Op<'topK'> = {
  kind: 'topK',
  infer: ([x], { axis, k }) => {
    requireFloat('topK', x)
    if (!Number.isInteger(k) || k < 1 || k > x.shape[axis])
      throw badArgument(`topK cannot take ${k} along axis ${axis} of ${describe(x)}.`)
    const shape = withSize(x.shape, axis, k)
    return [
      { shape, type: 'float32' },
      { shape, type: 'int64' },
    ]
  },
  gradient: () => {
    throw badArgument('topK has no gradient: gather the values with its indices instead.')
  },
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const { axis, k, largest } = node.attributes
    graph.emit({
      opType: 'TopK',
      inputs: [...inputs, graph.int64s([k])],
      outputs,
      attributes: { axis, largest: largest ? 1 : 0, sorted: 1 },
    })
  },
}

/** The k greatest (or smallest) values of an axis, in order, and where they stood. */
export function topK(
  x: Tensor,
  k: number,
  { axis = -1, largest = true }: TopKOptions = {},
): { values: Tensor; indices: Tensor } {
  const attributes = { axis: normalAxis(axis, x.shape.length), k, largest }
  const [values, indices] = x.program.append(topKOp, [x], attributes)
  return { values, indices }
}
