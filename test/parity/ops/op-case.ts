import type { Program, Tensor } from '../../../src/graph/index.ts'
import type { Nd } from './nd.ts'

/** One use of an op: how to build it, and what it must give. */
export interface OpCase {
  readonly name: string
  readonly shapes: readonly (readonly number[])[]
  /** Values lie between 0.5 and 2.5 instead of -2 and 2. */
  readonly positive?: boolean
  readonly build: (inputs: readonly Tensor[], program: Program) => Tensor
  readonly reference: (inputs: readonly Nd[]) => Nd
  /** The gradient is zero by definition, whatever finite differences say. */
  readonly gradientIsZero?: boolean
}

export function opCase(
  name: string,
  shapes: OpCase['shapes'],
  rest: Omit<OpCase, 'name' | 'shapes'>,
): OpCase {
  return { name, shapes, ...rest }
}
