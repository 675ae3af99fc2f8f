import { spread } from '../composites/spread.ts'
import { namesOf } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { normalAxis, withSize } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'

export interface SliceRange {
  readonly axis: number
  /** First index taken; negative counts from the end. 0 when absent. */
  readonly start?: number
  /** First index not taken; negative counts from the end. The whole rest when absent. */
  readonly end?: number
  /** At least 1 (see `flip` for the other way). */
  readonly step?: number
}

export const sliceOp: Op<'slice'> = {
  kind: 'slice',
  infer: ([x], { axis, start, end, step }) => {
    if (start < 0 || end > x.shape[axis] || start >= end || !Number.isInteger(step) || step < 1)
      throw badArgument(
        `slice ${start} to ${end} by ${step} on axis ${axis} takes nothing of ${describe(x)}.`,
      )
    return [{ shape: withSize(x.shape, axis, Math.ceil((end - start) / step)), type: x.type }]
  },
  gradient: ({ inputs: [x], attributes: { axis, start, step }, outputGradient }) => [
    spread(outputGradient, { axis, start, step, size: x.shape[axis] }),
  ],
  toOnnx: (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const { axis, start, end, step } = node.attributes
    const bounds = [[start], [end], [axis], [step]].map(graph.int64s)
    graph.emit({ opType: 'Slice', inputs: [...inputs, ...bounds], outputs })
  },
}

/** A range of one axis. */
export function slice(x: Tensor, { axis, start = 0, end, step = 1 }: SliceRange): Tensor {
  const along = normalAxis(axis, x.shape.length)
  const size = x.shape[along]
  const fromFront = (index: number): number => (index < 0 ? index + size : index)
  const bounds = { start: fromFront(start), end: end === undefined ? size : fromFront(end) }
  if (bounds.start === 0 && bounds.end === size && step === 1) return x
  return x.program.append(sliceOp, [x], { axis: along, ...bounds, step })[0]
}
