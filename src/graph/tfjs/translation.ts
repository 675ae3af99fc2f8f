/** What the rules of rules.ts work with: values on their way from a graph model to ONNX. */
import type { OnnxAttributes } from '../onnx/graph.ts'
import type { GraphNode, Weight } from './graph-model.ts'

/**
 * A value that an ONNX node gives. `shape` is TensorFlow's: of four axes the last is the channels. What is stored under `name`
 * has them second, as ONNX's convolutions want it; values of fewer axes are stored as they are.
 */
export interface Value {
  readonly name: string
  readonly shape: readonly number[]
}

export interface Translation {
  /** The node behind an input of another. */
  nodeOf(input: string): GraphNode
  /** The value of an input, translated when first asked for. */
  valueOf(input: string): Value
  /** The constant behind an input; nothing where it is computed. */
  weightOf(input: string): Weight | undefined
  /** Writes a node of one output; gives the output's name. */
  emit(opType: string, inputs: readonly string[], attributes?: OnnxAttributes): string
  /** Names of constants. */
  floats(values: Float32Array, shape: readonly number[]): string
  int64s(values: readonly number[]): string
  /** Declares an input of the whole. */
  input(name: string, shape: readonly number[]): void
}

export type Rule = (node: GraphNode, translation: Translation) => Value
