import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { cast } from './cast.ts'
import { gather } from './gather.ts'

export const scatterAddOp: Op<'scatterAdd'> = {
  kind: 'scatterAdd',
  infer: ([indices, updates], { rows }) => {
    const fits =
      indices.type === 'int64' && indices.shape.length === 1 && updates.shape[0] === indices.shape[0]
    if (!fits || updates.type !== 'float32')
      throw badArgument(
        `scatterAdd takes [m] indices and [m, ...] float32, not ${describe(indices)}, ${describe(updates)}.`,
      )
    return [{ shape: [rows, ...updates.shape.slice(1)], type: 'float32' }]
  },
  gradient: ({ inputs: [indices], outputGradient }) => [undefined, gather(outputGradient, indices, 0)],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const [column, zeros] = [graph.fresh(), graph.fresh()]
    const count = node.inputs[0].shape[0]
    graph.emit({ opType: 'Reshape', inputs: [inputs[0], graph.int64s([count, 1])], outputs: [column] })
    graph.emit({
      opType: 'Expand',
      inputs: [graph.float(0), graph.int64s(node.outputs[0].shape)],
      outputs: [zeros],
    })
    graph.emit({
      opType: 'ScatterND',
      inputs: [zeros, column, inputs[1]],
      outputs,
      attributes: { reduction: 'add' },
    })
  },
}

/** Row r of the result is the sum of all `updates[i]` whose `indices[i]` is r. indices: [m], updates: [m, ...]. */
export function scatterAdd(indices: Tensor, updates: Tensor, rows: number): Tensor {
  return indices.program.append(scatterAddOp, [cast(indices, 'int64'), updates], { rows })[0]
}
