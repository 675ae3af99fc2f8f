import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import type { Tensor } from '../tensor.ts'

export const stopGradientOp: Op<'stopGradient'> = {
  kind: 'stopGradient',
  infer: ([x]) => [{ shape: x.shape, type: x.type }],
  gradient: noDependence,
  // The serialiser gives both sides one name; there is no node to write.
  toOnnx: () => undefined,
}

/** The same value, taken as a constant by `gradients`. */
export function stopGradient(x: Tensor): Tensor {
  return x.program.append(stopGradientOp, [x], {})[0]
}
