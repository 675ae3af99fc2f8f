import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const signOp: Op<'sign'> = {
  kind: 'sign',
  infer: floatLike('sign'),
  gradient: noDependence,
  toOnnx: lowerAs('Sign'),
}

/** -1, 0 or 1. */
export function sign(x: Tensor): Tensor {
  return x.program.append(signOp, [x], {})[0]
}
