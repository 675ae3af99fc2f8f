import { mulScalar } from '../composites/scalar-arithmetic.ts'
import { square } from '../composites/square.ts'
import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'

export const powOp: Op<'pow'> = {
  kind: 'pow',
  infer: floatLike('pow'),
  gradient: ({ inputs: [x], attributes: { exponent }, outputGradient }) => [
    mul(outputGradient, mulScalar(pow(x, exponent - 1), exponent)),
  ],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    graph.emit({ opType: 'Pow', inputs: [...inputs, graph.float(node.attributes.exponent)], outputs })
  },
}

/** x to a fixed power; x must be positive unless the exponent is whole. */
export function pow(x: Tensor, exponent: number): Tensor {
  if (!Number.isFinite(exponent)) throw badArgument(`pow needs a finite exponent, not ${exponent}.`)
  if (exponent === 1) return x
  if (exponent === 2) return square(x)
  return x.program.append(powOp, [x], { exponent })[0]
}
