import { elementTypeCodes } from '../onnx/element-types.ts'
import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { noDependence } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const signOp: Op<'sign'> = {
  kind: 'sign',
  infer: floatLike('sign'),
  gradient: noDependence,
  // Not ONNX's own Sign, for which WebGPU has no kernel: each use would cross to the CPU and back.
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const sides = ['Greater', 'Less'].map((opType) => {
      const [truth, side] = [graph.fresh(), graph.fresh()]
      graph.emit({ opType, inputs: [...inputs, graph.float(0)], outputs: [truth] })
      graph.emit({
        opType: 'Cast',
        inputs: [truth],
        outputs: [side],
        attributes: { to: elementTypeCodes.float32 },
      })
      return side
    })
    graph.emit({ opType: 'Sub', inputs: sides, outputs })
  },
}

/** -1, 0 or 1. */
export function sign(x: Tensor): Tensor {
  return x.program.append(signOp, [x], {})[0]
}
