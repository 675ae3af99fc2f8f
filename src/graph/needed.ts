import type { Node } from './op.ts'
import type { Program } from './program.ts'

/** The nodes that the outputs depend on, in the order in which they were made. */
export function neededNodes(program: Program): Node[] {
  const needed = new Set<Node>()
  const waiting = Array.from(program.outputs.values(), program.producerOf)
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (needed.has(node)) continue
    needed.add(node)
    waiting.push(...node.inputs.map(program.producerOf))
  }
  return program.nodes.filter((node) => needed.has(node))
}
