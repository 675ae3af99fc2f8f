/** What the reductions share. Their primitives keep the reduced axes at size 1, so that a gradient broadcasts back. */
import type { NodeOf } from '../op.ts'
import type { OnnxGraph } from '../onnx/graph.ts'
import { namesOf } from '../onnx/graph.ts'
import { reshape } from '../ops/reshape.ts'
import type { Tensor, TensorType } from '../tensor.ts'
import { normalAxes, range } from './axes.ts'
import { requireFloat } from './rules.ts'

export interface ReduceOptions {
  /** Keep the reduced axes, with size 1. */
  readonly keepDims?: boolean
}

export type ReductionKind = 'sum' | 'mean' | 'max' | 'sumSquare'

export function reductionAxes(x: Tensor, axes: readonly number[] | undefined): number[] {
  return axes === undefined ? range(x.shape.length) : normalAxes(axes, x.shape.length)
}

export function reducedShape(
  kind: ReductionKind,
): (inputs: readonly Tensor[], attributes: { readonly axes: readonly number[] }) => TensorType[] {
  return ([x], { axes }) => {
    requireFloat(kind, x)
    return [{ shape: x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)), type: 'float32' }]
  }
}

export function dropReduced(
  kept: Tensor,
  axes: readonly number[],
  { keepDims = false }: ReduceOptions,
): Tensor {
  if (keepDims) return kept
  return reshape(
    kept,
    kept.shape.filter((_, axis) => !axes.includes(axis)),
  )
}

export function lowerReduction(opType: string): (graph: OnnxGraph, node: NodeOf<ReductionKind>) => void {
  return (graph, node) => {
    const { inputs, outputs } = namesOf(graph, node)
    const { axes } = node.attributes
    graph.emit({ opType, inputs: [...inputs, graph.int64s(axes)], outputs, attributes: { keepdims: 1 } })
  }
}
