import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { range } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'

export const transposeOp: Op<'transpose'> = {
  kind: 'transpose',
  infer: ([x], { permutation }) => {
    const axes = [...permutation].sort((a, b) => a - b)
    if (axes.length !== x.shape.length || axes.some((axis, i) => axis !== i))
      throw badArgument(`[${permutation.join(', ')}] is no permutation of the axes of ${describe(x)}.`)
    return [{ shape: permutation.map((axis) => x.shape[axis]), type: x.type }]
  },
  gradient: ({ attributes: { permutation }, outputGradient }) => [
    transpose(
      outputGradient,
      range(permutation.length).map((axis) => permutation.indexOf(axis)),
    ),
  ],
  toOnnx: lowerAs('Transpose', ({ permutation }) => ({ perm: permutation })),
}

/** Axis i of the result is axis `permutation[i]` of x; reversed axes when none is given. */
export function transpose(
  x: Tensor,
  permutation: readonly number[] = range(x.shape.length).reverse(),
): Tensor {
  if (permutation.length === x.shape.length && permutation.every((axis, i) => axis === i)) return x
  return x.program.append(transposeOp, [x], { permutation: [...permutation] })[0]
}
