import type { Program } from './program.ts'
import type { Tensor } from './tensor.ts'

/** Names a tensor as a result of the program, and gives it back. */
export function output(program: Program, name: string, tensor: Tensor): Tensor {
  program.setOutput(name, tensor)
  return tensor
}
