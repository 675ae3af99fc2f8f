import { CheekboneError } from '../shared/errors.ts'
import type { OnnxGraph } from './onnx/graph.ts'
import type { OpAttributes, OpKind } from './ops/kinds.ts'
import type { Tensor, TensorType } from './tensor.ts'

/** One application of a primitive op. `Node` is the union over all kinds, told apart by `kind`. */
export type NodeOf<K extends OpKind> = {
  [P in K]: {
    readonly kind: P
    readonly inputs: readonly Tensor[]
    readonly attributes: OpAttributes[P]
    readonly outputs: readonly Tensor[]
  }
}[K]
export type Node = NodeOf<OpKind>

/** What a gradient rule sees: the node's tensors and the gradient of the loss with respect to its first output. */
export interface Backward<K extends OpKind> {
  readonly inputs: readonly Tensor[]
  readonly output: Tensor
  readonly attributes: OpAttributes[K]
  readonly outputGradient: Tensor
}

/** One gradient per input, of that input's shape; `undefined` where the loss does not depend on the input. */
export type GradientRule<K extends OpKind> = (backward: Backward<K>) => readonly (Tensor | undefined)[]

/** A primitive: everything that the language knows about one kind of op. */
export interface Op<K extends OpKind> {
  readonly kind: K
  /** The shape rule: types of the outputs, or a CheekboneError `bad-argument` that says what does not fit. */
  readonly infer: (inputs: readonly Tensor[], attributes: OpAttributes[K]) => readonly TensorType[]
  readonly gradient: GradientRule<K>
  readonly toOnnx: (graph: OnnxGraph, node: NodeOf<K>) => void
}

/** For shape rules: the sentence says what does not fit. */
export function badArgument(sentence: string): CheekboneError {
  return new CheekboneError('bad-argument', sentence)
}

/** For ops that are flat almost everywhere: comparisons, signs, indices. */
export function noDependence<K extends OpKind>({ inputs }: Backward<K>): readonly undefined[] {
  return inputs.map(() => undefined)
}
