import { badArgument } from '../op.ts'
import type { Shape } from '../tensor.ts'

/** The common shape under numpy's rule: aligned at the last axis, an axis of size 1 stretches. */
export function broadcast(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length)
  const shape: number[] = []
  for (let axis = 0; axis < rank; axis++) {
    const left = a[axis - rank + a.length] ?? 1
    const right = b[axis - rank + b.length] ?? 1
    if (left !== right && left !== 1 && right !== 1)
      throw badArgument(`Shapes [${a.join(', ')}] and [${b.join(', ')}] do not broadcast.`)
    shape.push(left === 1 ? right : left)
  }
  return shape
}

/** The axes of `to` along which a tensor of shape `from` was stretched or that it lacks. */
export function stretchedAxes(from: Shape, to: Shape): number[] {
  const missing = to.length - from.length
  return to
    .map((_, axis) => axis)
    .filter((axis) => axis < missing || (from[axis - missing] === 1 && to[axis] !== 1))
}
