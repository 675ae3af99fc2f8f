import type { Op } from '../op.ts'
import { badArgument, noDependence } from '../op.ts'
import type { Program } from '../program.ts'
import type { ElementType, Shape, Tensor } from '../tensor.ts'
import { sizeOf } from '../tensor.ts'
import type { ConstantValues } from './kinds.ts'

export type ConstantData = Float32Array | Int32Array | BigInt64Array

export const constantOp: Op<'constant'> = {
  kind: 'constant',
  infer: (_, { shape, type }) => [{ shape, type }],
  gradient: noDependence,
  // The serialiser writes constants as initializers; there is no node to write.
  toOnnx: () => undefined,
}

/** A value that is part of the program. The data are copied. */
export function constant(program: Program, data: ConstantData, shape: Shape): Tensor {
  if (data.length !== sizeOf(shape))
    throw badArgument(
      `A constant of shape [${shape.join(', ')}] needs ${sizeOf(shape)} values, got ${data.length}.`,
    )
  const values = constantValues(littleEndianBytes(data), program.nodes.length)
  return program.append(constantOp, [], { shape: [...shape], type: typeOf(data), values })[0]
}

/** A float32 constant of rank 0. */
export function scalar(program: Program, value: number): Tensor {
  return constant(program, Float32Array.of(value), [])
}

function typeOf(data: ConstantData): ElementType {
  if (data instanceof Float32Array) return 'float32'
  return data instanceof Int32Array ? 'int32' : 'int64'
}

/** Below this many bytes equal constants are found by their text; a greater one is taken as one of its kind. */
const sharedBytes = 65_536

function constantValues(bytes: Uint8Array, serial: number): ConstantValues {
  return {
    bytes,
    toJSON: () =>
      bytes.length > sharedBytes
        ? `#${serial}`
        : Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
  }
}

const machineIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** A copy of the values in the order of bytes in which ONNX has them. */
export function littleEndianBytes(data: ConstantData): Uint8Array {
  if (machineIsLittleEndian) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
  const bytes = new Uint8Array(data.byteLength)
  const view = new DataView(bytes.buffer)
  const step = data.BYTES_PER_ELEMENT
  if (data instanceof Float32Array) data.forEach((value, i) => view.setFloat32(i * step, value, true))
  else if (data instanceof Int32Array) data.forEach((value, i) => view.setInt32(i * step, value, true))
  else data.forEach((value, i) => view.setBigInt64(i * step, value, true))
  return bytes
}
