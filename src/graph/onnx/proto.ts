/**
 * The part of the ONNX schema (onnx.proto3, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3) that programs need.
 * Each function writes one message; the numbers are the schema's field numbers.
 */
import type { PbfWriter } from 'pbf'
import type { TensorType } from '../tensor.ts'
import { elementTypeCodes } from './element-types.ts'
import type { OnnxAttribute, OnnxNode } from './graph.ts'

export interface OnnxInitializer {
  readonly name: string
  readonly type: TensorType
  readonly bytes: Uint8Array
}

export interface OnnxValue {
  readonly name: string
  readonly type: TensorType
}

export interface OnnxModel {
  readonly name: string
  readonly nodes: readonly OnnxNode[]
  readonly initializers: readonly OnnxInitializer[]
  readonly inputs: readonly OnnxValue[]
  readonly outputs: readonly OnnxValue[]
}

const irVersion = 9
/** Of ONNX's own domain. Not the newest: every execution provider has kernels for it. */
const opsetVersion = 18

/** AttributeProto.AttributeType. */
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const

export function writeModel(model: OnnxModel, pbf: PbfWriter): void {
  pbf.writeVarintField(1, irVersion)
  pbf.writeStringField(2, 'cheekbone')
  pbf.writeMessage(7, writeGraph, model)
  pbf.writeMessage(8, writeOpset, opsetVersion)
}

function writeOpset(version: number, pbf: PbfWriter): void {
  pbf.writeStringField(1, '')
  pbf.writeVarintField(2, version)
}

function writeGraph(model: OnnxModel, pbf: PbfWriter): void {
  for (const node of model.nodes) pbf.writeMessage(1, writeNode, node)
  pbf.writeStringField(2, model.name)
  for (const initializer of model.initializers) pbf.writeMessage(5, writeInitializer, initializer)
  for (const value of model.inputs) pbf.writeMessage(11, writeValue, value)
  for (const value of model.outputs) pbf.writeMessage(12, writeValue, value)
}

function writeNode(node: OnnxNode, pbf: PbfWriter): void {
  for (const name of node.inputs) pbf.writeStringField(1, name)
  for (const name of node.outputs) pbf.writeStringField(2, name)
  pbf.writeStringField(3, node.outputs[0])
  pbf.writeStringField(4, node.opType)
  for (const attribute of Object.entries(node.attributes ?? {}))
    pbf.writeMessage(5, writeAttribute, attribute)
}

function writeAttribute([name, value]: [string, OnnxAttribute], pbf: PbfWriter): void {
  pbf.writeStringField(1, name)
  if (typeof value === 'number') {
    pbf.writeVarintField(3, value)
    pbf.writeVarintField(20, attributeTypes.int)
  } else if (typeof value === 'string') {
    pbf.writeStringField(4, value)
    pbf.writeVarintField(20, attributeTypes.string)
  } else if ('float' in value) {
    pbf.writeFloatField(2, value.float)
    pbf.writeVarintField(20, attributeTypes.float)
  } else {
    for (const item of value) pbf.writeVarintField(8, item)
    pbf.writeVarintField(20, attributeTypes.ints)
  }
}

function writeInitializer({ name, type, bytes }: OnnxInitializer, pbf: PbfWriter): void {
  for (const size of type.shape) pbf.writeVarintField(1, size)
  pbf.writeVarintField(2, elementTypeCodes[type.type])
  pbf.writeStringField(8, name)
  pbf.writeBytesField(9, bytes)
}

function writeValue({ name, type }: OnnxValue, pbf: PbfWriter): void {
  pbf.writeStringField(1, name)
  pbf.writeMessage(2, writeType, type)
}

function writeType(type: TensorType, pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, type)
}

function writeTensorType({ type, shape }: TensorType, pbf: PbfWriter): void {
  pbf.writeVarintField(1, elementTypeCodes[type])
  pbf.writeMessage(2, writeShape, shape)
}

function writeShape(shape: TensorType['shape'], pbf: PbfWriter): void {
  for (const size of shape) pbf.writeMessage(1, writeDimension, size)
}

function writeDimension(size: number, pbf: PbfWriter): void {
  pbf.writeVarintField(1, size)
}
