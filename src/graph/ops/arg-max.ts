import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import { normalAxis } from '../shapes/axes.ts'
import { requireFloat } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const argMaxOp: Op<'argMax'> = {
  kind: 'argMax',
  infer: ([x], { axis }) => {
    requireFloat('argMax', x)
    return [{ shape: x.shape.filter((_, i) => i !== axis), type: 'int64' }]
  },
  gradient: noDependence,
  toOnnx: lowerAs('ArgMax', ({ axis }) => ({ axis, keepdims: 0 })),
}

/** Where along an axis the maximum stands, the first one if several are equal. The axis goes. */
export function argMax(x: Tensor, axis: number): Tensor {
  return x.program.append(argMaxOp, [x], { axis: normalAxis(axis, x.shape.length) })[0]
}
