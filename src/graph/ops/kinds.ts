/**
 * The primitives of the language and what each carries beside its inputs. Everything else is composed of these. Each kind has
 * a file of its name here with its shape rule, gradient and ONNX lowering; ops/table.ts does not compile while one is missing.
 */
import type { ElementType, Shape } from '../tensor.ts'

type None = Readonly<Record<string, never>>

export interface Window2d {
  readonly stride: number
  /** Rows and columns of zeros added: top, left, bottom, right. */
  readonly padding: readonly [number, number, number, number]
}

export interface ConstantValues {
  /** Little-endian, as ONNX stores them. */
  readonly bytes: Uint8Array
  /** Text that is equal for equal values, so that a program holds a common constant once. */
  toJSON(): string
}

export interface OpAttributes {
  abs: None
  add: None
  argMax: { readonly axis: number }
  batchNorm: { readonly eps: number }
  batchNormInference: { readonly eps: number }
  cast: { readonly to: ElementType }
  clip: { readonly low: number; readonly high: number }
  concat: { readonly axis: number }
  constant: { readonly shape: Shape; readonly type: ElementType; readonly values: ConstantValues }
  conv2d: Window2d
  convTranspose2d: Window2d & { readonly outputPadding: readonly [number, number] }
  div: None
  equal: None
  exp: None
  expand: { readonly shape: Shape }
  flip: { readonly axis: number }
  gather: { readonly axis: number }
  greater: None
  input: { readonly name: string; readonly shape: Shape; readonly type: ElementType }
  less: None
  log: None
  matmul: { readonly transposeA: boolean; readonly transposeB: boolean }
  max: { readonly axes: readonly number[] }
  maxPool2d: Window2d & { readonly kernel: number }
  maximum: None
  mean: { readonly axes: readonly number[] }
  minimum: None
  mul: None
  neg: None
  pad: { readonly before: readonly number[]; readonly after: readonly number[]; readonly value: number }
  pow: { readonly exponent: number }
  relu: None
  reshape: { readonly shape: Shape }
  scatterAdd: { readonly rows: number }
  sigmoid: None
  sign: None
  slice: { readonly axis: number; readonly start: number; readonly end: number; readonly step: number }
  softmax: { readonly axis: number }
  sqrt: None
  stopGradient: None
  sub: None
  sum: { readonly axes: readonly number[] }
  sumSquare: { readonly axes: readonly number[] }
  tanh: None
  topK: { readonly axis: number; readonly k: number; readonly largest: boolean }
  transpose: { readonly permutation: readonly number[] }
  where: None
}

export type OpKind = keyof OpAttributes
