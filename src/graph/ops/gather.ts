import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { normalAxis } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'
import { describe, sizeOf } from '../tensor.ts'
import { reshape } from './reshape.ts'
import { scatterAdd } from './scatter-add.ts'
import { transpose } from './transpose.ts'

export const gatherOp: Op<'gather'> = {
  kind: 'gather',
  infer: ([x, indices], { axis }) => {
    if (indices.type !== 'int32' && indices.type !== 'int64')
      throw badArgument(`gather takes int32 or int64 indices, not ${describe(indices)}.`)
    const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)]
    return [{ shape, type: x.type }]
  },
  gradient: ({ inputs: [x, indices], attributes: { axis }, outputGradient }) => {
    const outer = sizeOf(x.shape.slice(0, axis))
    const inner = sizeOf(x.shape.slice(axis + 1))
    const picked = sizeOf(indices.shape)
    const rows = transpose(reshape(outputGradient, [outer, picked, inner]), [1, 0, 2])
    const summed = scatterAdd(reshape(indices, [picked]), rows, x.shape[axis])
    return [reshape(transpose(summed, [1, 0, 2]), x.shape), undefined]
  },
  toOnnx: lowerAs('Gather', ({ axis }) => ({ axis })),
}

/** The elements of an axis that the indices name, in their order; the axis gives way to the axes of `indices`. */
export function gather(x: Tensor, indices: Tensor, axis: number): Tensor {
  return x.program.append(gatherOp, [x, indices], { axis: normalAxis(axis, x.shape.length) })[0]
}
