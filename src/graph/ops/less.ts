import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const lessOp: Op<'less'> = {
  kind: 'less',
  infer: broadcastPair('less', 'bool'),
  gradient: noDependence,
  toOnnx: lowerAs('Less'),
}

/** a < b, broadcasting. */
export function less(a: Tensor, b: Tensor): Tensor {
  return a.program.append(lessOp, [a, b], {})[0]
}
