import { lowerAs } from '../onnx/graph.ts'
import { elementTypeCodes } from '../onnx/element-types.ts'
import type { Op } from '../op.ts'
import type { ElementType, Tensor } from '../tensor.ts'

export const castOp: Op<'cast'> = {
  kind: 'cast',
  infer: ([x], { to }) => [{ shape: x.shape, type: to }],
  // Whole numbers and truth values do not move with an infinitesimal step; float32 to float32 is never a node.
  gradient: () => [undefined],
  toOnnx: lowerAs('Cast', ({ to }) => ({ to: elementTypeCodes[to] })),
}

/** The same values as another type: towards zero to whole numbers, 0 and 1 from and non-zero to `bool`. */
export function cast(x: Tensor, to: ElementType): Tensor {
  return x.type === to ? x : x.program.append(castOp, [x], { to })[0]
}
