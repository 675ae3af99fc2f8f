import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { normalAxis } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'

export const flipOp: Op<'flip'> = {
  kind: 'flip',
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  gradient: ({ attributes: { axis }, outputGradient }) => [flip(outputGradient, axis)],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const { axis } = node.attributes
    const size = node.inputs[0].shape[axis]
    // An end below -size is how ONNX says "past the first element".
    const bounds = [[size - 1], [-size - 1], [axis], [-1]].map(graph.int64s)
    graph.emit({ opType: 'Slice', inputs: [...inputs, ...bounds], outputs })
  },
}

/** One axis in reverse order. */
export function flip(x: Tensor, axis: number): Tensor {
  const along = normalAxis(axis, x.shape.length)
  return x.shape[along] === 1 ? x : x.program.append(flipOp, [x], { axis: along })[0]
}
