import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const equalOp: Op<'equal'> = {
  kind: 'equal',
  infer: broadcastPair('equal', 'bool'),
  gradient: noDependence,
  toOnnx: lowerAs('Equal'),
}

/** a = b exactly, broadcasting. */
export function equal(a: Tensor, b: Tensor): Tensor {
  return a.program.append(equalOp, [a, b], {})[0]
}
