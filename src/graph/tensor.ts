import type { Program } from './program.ts'

export type ElementType = 'float32' | 'int32' | 'int64' | 'bool'
export type Shape = readonly number[]

export interface TensorType {
  readonly shape: Shape
  readonly type: ElementType
}

/** A value of a program: known by its shape and type, without data until a runtime computes it. */
export interface Tensor extends TensorType {
  readonly program: Program
  /** Unique in its program; a later tensor has a greater id. */
  readonly id: number
}

/** Values in a tensor of this shape; a scalar has one. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** The same rank and the same size of every axis: shapes that only broadcast differ. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis])
}

/** As people read it: `float32 [2, 3]`. */
export function describe({ shape, type }: TensorType): string {
  return `${type} [${shape.join(', ')}]`
}
