import type { Op } from '../op.ts'
import { badArgument, noDependence } from '../op.ts'
import type { Program } from '../program.ts'
import type { ElementType, Shape, Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'

export const inputOp: Op<'input'> = {
  kind: 'input',
  infer: (_, { shape, type }) => [{ shape, type }],
  gradient: noDependence,
  // The serialiser declares inputs at the head of the graph; there is no node to write.
  toOnnx: () => undefined,
}

/** A value that is fed at each run, under a name that is unique in the program. */
export function input(program: Program, name: string, shape: Shape, type: ElementType = 'float32'): Tensor {
  const wanted = { shape, type }
  const known = program.inputs.get(name)
  if (known !== undefined && describe(known) !== describe(wanted))
    throw badArgument(`Input "${name}" is ${describe(known)} already and cannot also be ${describe(wanted)}.`)
  if (shape.some((size) => !Number.isInteger(size) || size < 1))
    throw badArgument(`Input "${name}" needs whole, positive sizes, not [${shape.join(', ')}].`)
  return program.append(inputOp, [], { name, shape: [...shape], type })[0]
}
