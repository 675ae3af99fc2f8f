/**
 * A graph model of TensorFlow.js as an ONNX model that computes the same, so that one runtime runs all networks. Only what the
 * wanted outputs need is translated, and the same model gives the same bytes.
 */
import { PbfWriter } from 'pbf'
import type { OnnxNode } from '../onnx/graph.ts'
import { writeModel } from '../onnx/proto.ts'
import type { OnnxInitializer, OnnxValue } from '../onnx/proto.ts'
import { badArgument } from '../op.ts'
import { littleEndianBytes } from '../ops/constant.ts'
import type { GraphModel, GraphNode } from './graph-model.ts'
import { toChannelsLast } from './layout.ts'
import { rules } from './rules.ts'
import type { Translation, Value } from './translation.ts'

/**
 * The outputs are named like the nodes that were asked for; inputs and outputs have their axes in TensorFlow's order.
 * @throws CheekboneError `bad-argument` for an op without a rule, or one used in a way that its rule does not know.
 */
export function graphModelToOnnx(model: GraphModel, outputs: readonly string[]): Uint8Array {
  const { nodes, initializers, inputs, translation } = translationOf(model)
  const declared = outputs.map((name): OnnxValue => {
    const value = translation.valueOf(name)
    nodes.push({ opType: 'Identity', inputs: [toChannelsLast(value, translation)], outputs: [name] })
    return { name, type: { type: 'float32', shape: value.shape } }
  })
  const pbf = new PbfWriter()
  writeModel({ name: 'graph-model', nodes, initializers, inputs, outputs: declared }, pbf)
  return pbf.finish()
}

interface Written {
  nodes: OnnxNode[]
  initializers: OnnxInitializer[]
  inputs: OnnxValue[]
  translation: Translation
}

function translationOf(model: GraphModel): Written {
  const nodes: OnnxNode[] = []
  const initializers: OnnxInitializer[] = []
  const inputs: OnnxValue[] = []
  const values = new Map<string, Value>()

  function constant(bytes: Uint8Array, type: OnnxInitializer['type']): string {
    const name = `%c${initializers.length}`
    initializers.push({ name, type, bytes })
    return name
  }

  const translation: Translation = {
    nodeOf: (input) => known(model, input),
    weightOf: (input) => model.weights.get(input),
    valueOf(input) {
      const done = values.get(input)
      if (done) return done
      const node = known(model, input)
      if (!Object.hasOwn(rules, node.op))
        throw badArgument(`"${node.name}" is a ${node.op}, which is not among the translated ops.`)
      const value = rules[node.op](node, translation)
      values.set(input, value)
      return value
    },
    emit(opType, operands, attributes) {
      const name = `%v${nodes.length}`
      nodes.push({ opType, inputs: operands, outputs: [name], attributes })
      return name
    },
    floats(data, shape) {
      return constant(littleEndianBytes(data), { type: 'float32', shape })
    },
    int64s(data) {
      const bytes = littleEndianBytes(BigInt64Array.from(data, BigInt))
      return constant(bytes, { type: 'int64', shape: [data.length] })
    },
    input: (name, shape) => inputs.push({ name, type: { type: 'float32', shape } }),
  }
  return { nodes, initializers, inputs, translation }
}

function known(model: GraphModel, name: string): GraphNode {
  const node = model.nodes.get(name)
  if (!node) throw badArgument(`The model has no node "${name}".`)
  return node
}
