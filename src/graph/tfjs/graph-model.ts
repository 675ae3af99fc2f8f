/**
 * A graph model of TensorFlow.js: a `.json` file with nodes and a list of weights, and the bytes of its `.bin` files one after the
 * other. Formats: https://github.com/tensorflow/tfjs/tree/master/tfjs-converter (model.json), and `tfjs-core/src/io/types.ts`
 * (weights). Weights are read as float32, also those that are kept in half precision; other quantisations are refused.
 */
import { z } from 'zod'
import { badArgument } from '../op.ts'
import { sizeOf } from '../tensor.ts'

export interface Weight {
  readonly shape: readonly number[]
  readonly values: Float32Array | Int32Array
}

export interface GraphModel {
  /** By name; in no particular order. */
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly weights: ReadonlyMap<string, Weight>
}

const attributeSchema = z.looseObject({
  /** Base64. */
  s: z.string().optional(),
  b: z.boolean().optional(),
  shape: z.object({ dim: z.array(z.object({ size: z.coerce.number() })).optional() }).optional(),
  list: z.object({ i: z.array(z.coerce.number()).optional(), s: z.array(z.string()).optional() }).optional(),
})

const nodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attributeSchema).default({}),
})
export type GraphNode = z.infer<typeof nodeSchema>

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.object({ dtype: z.literal('float16') }).optional(),
})

export const graphModelSchema = z.object({
  modelTopology: z.object({ node: z.array(nodeSchema) }),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) })),
})
export type GraphModelFile = z.infer<typeof graphModelSchema>

/** @throws CheekboneError `bad-argument` when the bytes are not as many as the file's weights need. */
export function readGraphModel(file: GraphModelFile, bytes: Uint8Array): GraphModel {
  const weights = new Map<string, Weight>()
  let at = 0
  for (const { name, shape, dtype, quantization } of file.weightsManifest.flatMap((group) => group.weights)) {
    const size = sizeOf(shape)
    const width = quantization ? 2 : 4
    if (at + size * width > bytes.length)
      throw badArgument(`The weights of the model end before those of "${name}".`)
    /* A copy, which begins at an address that arrays of numbers may begin at. */
    const { buffer } = new Uint8Array(bytes.subarray(at, at + size * width))
    weights.set(name, { shape, values: quantization ? floatsOfHalves(buffer) : numbersIn(buffer, dtype) })
    at += size * width
  }
  if (at !== bytes.length) throw badArgument(`The model has ${bytes.length - at} bytes of weights too many.`)
  return { nodes: new Map(file.modelTopology.node.map((node) => [node.name, node])), weights }
}

/* Whole arrays at a time, since a network has millions of weights. Files are little-endian, and so is all that Cheekbone runs on. */

function numbersIn(buffer: ArrayBuffer, dtype: 'float32' | 'int32'): Float32Array | Int32Array {
  return dtype === 'int32' ? new Int32Array(buffer) : new Float32Array(buffer)
}

function floatsOfHalves(buffer: ArrayBuffer): Float32Array {
  const halves = new Uint16Array(buffer)
  const floats = new Float32Array(halves.length)
  for (let i = 0; i < halves.length; i++) floats[i] = floatOfHalf[halves[i]]
  return floats
}

/** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
export function halfToFloat(bits: number): number {
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0x1f) return fraction ? NaN : bits & 0x8000 ? -Infinity : Infinity
  const magnitude = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * powersOfTwo[exponent]
  return bits & 0x8000 ? -magnitude : magnitude
}

/** Of the last bit of the fraction, by exponent. */
const powersOfTwo = Float64Array.from({ length: 31 }, (_, exponent) => 2 ** (exponent - 25))

const floatOfHalf = Float32Array.from({ length: 65_536 }, (_, bits) => halfToFloat(bits))
