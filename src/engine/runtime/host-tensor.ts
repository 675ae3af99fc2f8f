/** Tensors on their way between JavaScript and ONNX Runtime. */
import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { describe, sameShape, sizeOf, type ElementType, type TensorType } from '../../graph/index.ts'
import { CheekboneError } from '../../shared/errors.ts'

/** float32, int32, int64 and bool (0 or 1), in this order. */
export type HostData = Float32Array | Int32Array | BigInt64Array | Uint8Array

export interface HostTensor {
  readonly shape: readonly number[]
  readonly data: HostData
}

export interface FloatTensor {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** The data alone take the shape that the program declares. */
export type Feed = HostTensor | HostData

/** A feed as a tensor of the declared type; the data are not copied. `bad-argument` when it does not fit. */
export function toOrt(name: string, feed: Feed, declared: TensorType): Tensor {
  const { data, shape } = ArrayBuffer.isView(feed) ? { data: feed, shape: declared.shape } : feed
  const given: TensorType = { type: typeOf(data), shape }
  if (given.type !== declared.type || !sameShape(shape, declared.shape))
    throw badFeed(`"${name}" must be ${describe(declared)}, not ${describe(given)}.`)
  if (data.length !== sizeOf(shape))
    throw badFeed(`"${name}" is ${describe(declared)} and needs ${sizeOf(shape)} values, got ${data.length}.`)
  return new Tensor(declared.type, data, shape)
}

/** The data of a tensor that lies on the CPU, not copied. */
export function floatsOf(name: string, tensor: Tensor): FloatTensor {
  const { data, dims } = tensor
  if (!(data instanceof Float32Array)) throw badFeed(`"${name}" is ${tensor.type}; only float32 can be read.`)
  return { data, shape: dims }
}

export function badFeed(sentence: string): CheekboneError {
  return new CheekboneError('bad-argument', sentence)
}

/** The declared names and types of a session's inputs or outputs. Programs have static shapes, so all sizes are numbers. */
export function declaredTypes(
  metadata: readonly InferenceSession.ValueMetadata[],
): ReadonlyMap<string, TensorType> {
  const types = new Map<string, TensorType>()
  for (const value of metadata) {
    if (!value.isTensor || !isElementType(value.type))
      throw badFeed(`"${value.name}" is of a type that programs do not have.`)
    const shape = value.shape.map((size) => {
      if (typeof size !== 'number') throw badFeed(`"${value.name}" has no fixed shape.`)
      return size
    })
    types.set(value.name, { type: value.type, shape })
  }
  return types
}

function isElementType(type: string): type is ElementType {
  return type === 'float32' || type === 'int32' || type === 'int64' || type === 'bool'
}

function typeOf(data: HostData): ElementType {
  if (data instanceof Float32Array) return 'float32'
  if (data instanceof Int32Array) return 'int32'
  return data instanceof BigInt64Array ? 'int64' : 'bool'
}
