import type { Node, NodeOf } from '../op.ts'
import type { OpAttributes, OpKind } from '../ops/kinds.ts'
import type { Tensor } from '../tensor.ts'

/** A whole number becomes INT, a list INTS, text STRING; a FLOAT is marked. */
export type OnnxAttribute = number | readonly number[] | string | { readonly float: number }
export type OnnxAttributes = Readonly<Record<string, OnnxAttribute>>

export interface OnnxNode {
  readonly opType: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes?: OnnxAttributes
}

/** What a lowering writes to. */
export interface OnnxGraph {
  readonly nameOf: (tensor: Tensor) => string
  /** A name for a value between two ONNX nodes of one lowering. */
  readonly fresh: () => string
  readonly emit: (node: OnnxNode) => void
  /** The name of a shared int64 initializer. */
  readonly int64s: (values: readonly number[]) => string
  /** The name of a shared float32 scalar initializer. */
  readonly float: (value: number) => string
}

/** The usual lowering: one ONNX node that takes all inputs and gives all outputs. */
export function lowerAs<K extends OpKind>(
  opType: string,
  attributesOf?: (attributes: OpAttributes[K]) => OnnxAttributes,
): (graph: OnnxGraph, node: NodeOf<K>) => void {
  return (graph, node) => {
    graph.emit({
      opType,
      ...namesOf(graph, node),
      attributes: attributesOf?.(node.attributes),
    })
  }
}

export function namesOf(
  graph: OnnxGraph,
  node: Pick<Node, 'inputs' | 'outputs'>,
): { inputs: string[]; outputs: string[] } {
  return { inputs: node.inputs.map(graph.nameOf), outputs: node.outputs.map(graph.nameOf) }
}
