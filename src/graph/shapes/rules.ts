/** Shape rules that several ops share. */
import { badArgument } from '../op.ts'
import type { Tensor, TensorType } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { broadcast } from './broadcast.ts'

/** One float32 tensor in, one of the same shape out. */
export function floatLike(kind: string): (inputs: readonly Tensor[]) => TensorType[] {
  return ([x]) => {
    requireFloat(kind, x)
    return [{ shape: x.shape, type: 'float32' }]
  }
}

/** Two tensors of one numeric type that broadcast; the same type out, or `bool` for a comparison. */
export function broadcastPair(
  kind: string,
  result: 'same' | 'bool' = 'same',
): (inputs: readonly Tensor[]) => TensorType[] {
  return ([a, b]) => {
    if (a.type !== b.type || a.type === 'bool')
      throw badArgument(
        `${kind} takes two tensors of one numeric type, not ${describe(a)} and ${describe(b)}.`,
      )
    return [{ shape: broadcast(a.shape, b.shape), type: result === 'bool' ? 'bool' : a.type }]
  }
}

export function requireFloat(kind: string, ...tensors: readonly Tensor[]): void {
  for (const tensor of tensors)
    if (tensor.type !== 'float32') throw badArgument(`${kind} takes float32, not ${describe(tensor)}.`)
}

export function requireRank(kind: string, tensor: Tensor, rank: number): void {
  if (tensor.shape.length !== rank)
    throw badArgument(`${kind} takes a tensor of rank ${rank}, not ${describe(tensor)}.`)
}
