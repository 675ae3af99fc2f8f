import { badArgument } from '../op.ts'
import type { Shape } from '../tensor.ts'

/** An axis counted from the front; a negative one counts from the back. */
export function normalAxis(axis: number, rank: number): number {
  const normal = axis < 0 ? axis + rank : axis
  if (!Number.isInteger(normal) || normal < 0 || normal >= rank)
    throw badArgument(`Axis ${axis} does not exist in a tensor of rank ${rank}.`)
  return normal
}

/** Axes counted from the front, in order, each once. */
export function normalAxes(axes: readonly number[], rank: number): number[] {
  const normal = axes.map((axis) => normalAxis(axis, rank)).sort((a, b) => a - b)
  if (new Set(normal).size !== normal.length)
    throw badArgument(`Axes [${axes.join(', ')}] name one axis twice.`)
  return normal
}

/** The shape with the given axis changed. */
export function withSize(shape: Shape, axis: number, size: number): number[] {
  return shape.map((old, i) => (i === axis ? size : old))
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}
