/**
 * Reverse-mode differentiation (Linnainmaa, 1970; the survey of Baydin et al., 2018): from the loss backwards, each node turns
 * the gradient of its output into gradients of its inputs, and what arrives at one tensor by several ways is added.
 */
import { badArgument } from './op.ts'
import { add } from './ops/add.ts'
import { scalar } from './ops/constant.ts'
import { expand } from './ops/expand.ts'
import { backward } from './ops/table.ts'
import type { Program } from './program.ts'
import type { Tensor } from './tensor.ts'
import { describe, sizeOf } from './tensor.ts'

/**
 * Extends the program by the derivatives of a float32 loss of one element with respect to each of the given tensors; each has
 * the shape of its tensor, and is zero where the loss does not depend on it. Throws `bad-argument` where the way from a tensor
 * to the loss leads through an op without a gradient.
 */
export function gradients(loss: Tensor, wrt: readonly Tensor[]): Tensor[] {
  const { program } = loss
  if (loss.type !== 'float32' || sizeOf(loss.shape) !== 1)
    throw badArgument(`The loss must be one float32 number, not ${describe(loss)}.`)
  for (const tensor of wrt)
    if (tensor.program !== program || tensor.type !== 'float32')
      throw badArgument(
        `A gradient is taken for float32 tensors of the loss's own program, not ${describe(tensor)}.`,
      )

  const dependent = tensorsBehind(program, wrt)
  const arrived = new Map<Tensor, Tensor>([[loss, expand(scalar(program, 1), loss.shape)]])
  // A copy of the list: the rules below append to the program while it is walked.
  for (const node of [...program.nodes].reverse()) {
    const outputGradient = arrived.get(node.outputs[0])
    if (outputGradient === undefined || !node.inputs.some((operand) => dependent.has(operand))) continue
    backward(node, outputGradient).forEach((gradient, i) => {
      const operand = node.inputs[i]
      if (gradient === undefined || !dependent.has(operand)) return
      const sofar = arrived.get(operand)
      arrived.set(operand, sofar === undefined ? gradient : add(sofar, gradient))
    })
  }
  return wrt.map((tensor) => arrived.get(tensor) ?? expand(scalar(program, 0), tensor.shape))
}

/** The given tensors and all that move with them: not what stands behind a `stopGradient` or whole numbers. */
function tensorsBehind(program: Program, sources: readonly Tensor[]): ReadonlySet<Tensor> {
  const behind = new Set(sources)
  for (const node of program.nodes) {
    if (node.kind === 'stopGradient' || !node.inputs.some((operand) => behind.has(operand))) continue
    for (const output of node.outputs) if (output.type === 'float32') behind.add(output)
  }
  return behind
}
