import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import type { Shape, Tensor } from '../tensor.ts'
import { describe, sameShape, sizeOf } from '../tensor.ts'

export const reshapeOp: Op<'reshape'> = {
  kind: 'reshape',
  infer: ([x], { shape }) => {
    if (sizeOf(shape) !== sizeOf(x.shape))
      throw badArgument(`reshape cannot make [${shape.join(', ')}] of ${describe(x)}.`)
    return [{ shape, type: x.type }]
  },
  gradient: ({ inputs: [x], outputGradient }) => [reshape(outputGradient, x.shape)],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    graph.emit({ opType: 'Reshape', inputs: [...inputs, graph.int64s(node.attributes.shape)], outputs })
  },
}

/** The same values in the same order under another shape; one size may be -1 and follows from the others. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const known = sizeOf(shape.filter((size) => size !== -1))
  const full = shape.map((size) => (size === -1 ? sizeOf(x.shape) / known : size))
  if (sameShape(full, x.shape)) return x
  const producer = x.program.producerOf(x)
  // A reshape of a reshape needs no stop in between.
  if (producer.kind === 'reshape') return reshape(producer.inputs[0], full)
  return x.program.append(reshapeOp, [x], { shape: full })[0]
}
