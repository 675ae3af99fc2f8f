import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { namesOf } from '../onnx/graph.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { cast } from './cast.ts'
import { equal } from './equal.ts'
import { mul } from './mul.ts'

export const clipOp: Op<'clip'> = {
  kind: 'clip',
  infer: floatLike('clip'),
  gradient: ({ inputs: [x], output, outputGradient }) => [
    mul(outputGradient, cast(equal(x, output), 'float32')),
  ],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const { low, high } = node.attributes
    graph.emit({ opType: 'Clip', inputs: [...inputs, graph.float(low), graph.float(high)], outputs })
  },
}

/** x held between low and high; the gradient passes where x was not changed. */
export function clip(x: Tensor, low: number, high: number): Tensor {
  if (!(low <= high)) throw badArgument(`clip needs low <= high, not ${low} and ${high}.`)
  return x.program.append(clipOp, [x], { low, high })[0]
}
