import { PbfWriter } from 'pbf'
import type { Node } from '../op.ts'
import { badArgument } from '../op.ts'
import { lower } from '../ops/table.ts'
import type { Program } from '../program.ts'
import { neededNodes } from '../needed.ts'
import type { Tensor } from '../tensor.ts'
import type { OnnxGraph, OnnxNode } from './graph.ts'
import type { OnnxInitializer, OnnxValue } from './proto.ts'
import { writeModel } from './proto.ts'

/**
 * The program as the bytes of an ONNX model. Only what the outputs need is written, except that every input is declared. The
 * same program gives the same bytes.
 */
export function toOnnx(program: Program): Uint8Array {
  if (program.outputs.size === 0) throw badArgument(`Program "${program.name}" has no outputs.`)
  const names = nameTensors(program)
  const writer = graphWriter(names)
  for (const node of neededNodes(program)) {
    if (node.kind === 'constant') {
      const { shape, type, values } = node.attributes
      writer.initializers.push({ name: names(node.outputs[0]), type: { shape, type }, bytes: values.bytes })
    } else lower(writer.graph, node)
  }
  for (const [name, tensor] of program.outputs) {
    // Two outputs of one tensor, or an output that is an input: only here a copy is needed.
    if (names(tensor) !== name)
      writer.graph.emit({ opType: 'Identity', inputs: [names(tensor)], outputs: [name] })
  }
  const pbf = new PbfWriter()
  writeModel(
    {
      name: program.name,
      nodes: writer.nodes,
      initializers: writer.initializers,
      inputs: declared(program.inputs),
      outputs: declared(program.outputs),
    },
    pbf,
  )
  return pbf.finish()
}

function declared(tensors: ReadonlyMap<string, Tensor>): OnnxValue[] {
  return Array.from(tensors, ([name, type]) => ({ name, type }))
}

/** Inputs and outputs keep their names, so that an output is written by the op that computes it; the rest are numbered. */
function nameTensors(program: Program): (tensor: Tensor) => string {
  const names = new Map<Tensor, string>()
  for (const [name, tensor] of program.inputs) names.set(tensor, name)
  for (const [name, tensor] of program.outputs) {
    const source = behindStops(tensor)
    if (!names.has(source) && program.producerOf(source).kind !== 'constant') names.set(source, name)
  }
  return (tensor) => {
    const source = behindStops(tensor)
    return names.get(source) ?? `%${source.id}`
  }
}

/** What a chain of `stopGradient` passes on: the same value, so the same name. */
function behindStops(tensor: Tensor): Tensor {
  const producer: Node = tensor.program.producerOf(tensor)
  return producer.kind === 'stopGradient' ? behindStops(producer.inputs[0]) : tensor
}

interface GraphWriter {
  readonly graph: OnnxGraph
  readonly nodes: OnnxNode[]
  readonly initializers: OnnxInitializer[]
}

function graphWriter(nameOf: (tensor: Tensor) => string): GraphWriter {
  const nodes: OnnxNode[] = []
  const initializers: OnnxInitializer[] = []
  const shared = new Set<string>()
  let freshNames = 0

  function share(initializer: OnnxInitializer): string {
    if (!shared.has(initializer.name)) {
      shared.add(initializer.name)
      initializers.push(initializer)
    }
    return initializer.name
  }

  const graph: OnnxGraph = {
    nameOf,
    fresh: () => `%t${freshNames++}`,
    emit: (node) => nodes.push(node),
    int64s: (values) =>
      share({
        name: `%i${values.join()}`,
        type: { shape: [values.length], type: 'int64' },
        bytes: littleEndian(values.length * 8, (view) =>
          values.forEach((value, i) => view.setBigInt64(i * 8, BigInt(value), true)),
        ),
      }),
    float: (value) =>
      share({
        name: `%f${value}`,
        type: { shape: [], type: 'float32' },
        bytes: littleEndian(4, (view) => view.setFloat32(0, value, true)),
      }),
  }
  return { graph, nodes, initializers }
}

function littleEndian(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  fill(new DataView(bytes.buffer))
  return bytes
}
