import { sumTo } from '../composites/sum-to.ts'
import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { broadcast } from '../shapes/broadcast.ts'
import type { Shape, Tensor } from '../tensor.ts'
import { describe, sameShape } from '../tensor.ts'

export const expandOp: Op<'expand'> = {
  kind: 'expand',
  infer: ([x], { shape }) => {
    if (!sameShape(broadcast(x.shape, shape), shape))
      throw badArgument(`expand cannot stretch ${describe(x)} to [${shape.join(', ')}].`)
    return [{ shape, type: x.type }]
  },
  gradient: ({ inputs: [x], outputGradient }) => [sumTo(outputGradient, x.shape)],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    graph.emit({ opType: 'Expand', inputs: [...inputs, graph.int64s(node.attributes.shape)], outputs })
  },
}

/** Stretches axes of size 1 (and adds leading ones) to the given shape. */
export function expand(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : x.program.append(expandOp, [x], { shape: [...shape] })[0]
}
