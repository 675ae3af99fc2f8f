import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { normalAxis, withSize } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'
import { describe, sameShape } from '../tensor.ts'
import { slice } from './slice.ts'

export const concatOp: Op<'concat'> = {
  kind: 'concat',
  infer: (inputs, { axis }) => {
    const [first] = inputs
    for (const other of inputs)
      if (
        other.type !== first.type ||
        !sameShape(withSize(other.shape, axis, 0), withSize(first.shape, axis, 0))
      )
        throw badArgument(`concat on axis ${axis} cannot join ${describe(first)} and ${describe(other)}.`)
    const size = inputs.reduce((total, x) => total + x.shape[axis], 0)
    return [{ shape: withSize(first.shape, axis, size), type: first.type }]
  },
  gradient: ({ inputs, attributes: { axis }, outputGradient }) => {
    let start = 0
    return inputs.map((x) => {
      const end = start + x.shape[axis]
      const part = slice(outputGradient, { axis, start, end })
      start = end
      return part
    })
  },
  toOnnx: lowerAs('Concat', ({ axis }) => ({ axis })),
}

/** The tensors one after the other along an axis. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  if (tensors.length === 0) throw badArgument('concat needs at least one tensor.')
  const [first] = tensors
  const along = normalAxis(axis, first.shape.length)
  return tensors.length === 1 ? first : first.program.append(concatOp, [...tensors], { axis: along })[0]
}
