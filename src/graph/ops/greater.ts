import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const greaterOp: Op<'greater'> = {
  kind: 'greater',
  infer: broadcastPair('greater', 'bool'),
  gradient: noDependence,
  toOnnx: lowerAs('Greater'),
}

/** a > b, broadcasting. */
export function greater(a: Tensor, b: Tensor): Tensor {
  return a.program.append(greaterOp, [a, b], {})[0]
}
