import type { Node, Op } from './op.ts'
import { badArgument } from './op.ts'
import type { OpAttributes, OpKind } from './ops/kinds.ts'
import type { Tensor } from './tensor.ts'

/**
 * A tensor program under construction. Nodes stand in the order in which they were made, which is an order in which they
 * can be computed. A node that has been made before, with the same inputs and attributes, is found again, not repeated.
 */
export interface Program {
  readonly name: string
  readonly nodes: readonly Node[]
  readonly inputs: ReadonlyMap<string, Tensor>
  readonly outputs: ReadonlyMap<string, Tensor>
  /** The node that computes a tensor of this program. */
  readonly producerOf: (tensor: Tensor) => Node
  append<K extends OpKind>(
    op: Op<K>,
    inputs: readonly Tensor[],
    attributes: OpAttributes[K],
  ): readonly Tensor[]
  /** Names a tensor as a result. Names are unique among the outputs and differ from all input names. */
  readonly setOutput: (name: string, tensor: Tensor) => void
}

/** An empty program, which ops append to; the name becomes that of its ONNX graph. */
export function createProgram(name: string): Program {
  const nodes: Node[] = []
  const producers: Node[] = []
  const known = new Map<string, Node>()
  const inputs = new Map<string, Tensor>()
  const outputs = new Map<string, Tensor>()

  function append<K extends OpKind>(
    op: Op<K>,
    operands: readonly Tensor[],
    attributes: OpAttributes[K],
  ): readonly Tensor[] {
    for (const operand of operands) {
      if (operand.program !== program)
        throw badArgument(
          `${op.kind} in program "${name}" was given a tensor of program "${operand.program.name}".`,
        )
    }
    const key = identityOf(op.kind, operands, attributes)
    const twin = known.get(key)
    if (twin !== undefined) return twin.outputs
    const types = op.infer(operands, attributes)
    const made = types.map(({ shape, type }, i) =>
      Object.freeze({ program, id: producers.length + i, shape: Object.freeze([...shape]), type }),
    )
    // The compiler cannot see that a kind and its own attributes make a member of the union.
    const node = { kind: op.kind, inputs: operands, attributes, outputs: made } as Node
    nodes.push(node)
    known.set(key, node)
    for (const tensor of made) producers[tensor.id] = node
    if (node.kind === 'input') inputs.set(node.attributes.name, node.outputs[0])
    return made
  }

  function setOutput(outputName: string, tensor: Tensor): void {
    if (tensor.program !== program)
      throw badArgument(
        `Output "${outputName}" belongs to program "${tensor.program.name}", not to "${name}".`,
      )
    if (outputs.has(outputName)) throw badArgument(`Program "${name}" already has an output "${outputName}".`)
    if (inputs.has(outputName))
      throw badArgument(`Program "${name}" has an input "${outputName}"; an output needs another name.`)
    outputs.set(outputName, tensor)
  }

  const program: Program = {
    name,
    nodes,
    inputs,
    outputs,
    producerOf: (tensor) => producers[tensor.id],
    append,
    setOutput,
  }
  return program
}

/** Two nodes with the same text compute the same thing. */
function identityOf(kind: OpKind, inputs: readonly Tensor[], attributes: object): string {
  return `${kind}(${inputs.map((tensor) => tensor.id).join()})${JSON.stringify(attributes)}`
}
