/**
 * How each TensorFlow op of the face networks is said in ONNX (https://onnx.ai/onnx/operators/, opset 18). Definitions of the ops:
 * https://www.tensorflow.org/api_docs/python/tf/raw_ops. Filters are rearranged here, once, instead of images at every run.
 */
import type { OnnxAttributes } from '../onnx/graph.ts'
import { badArgument } from '../op.ts'
import { sizeOf } from '../tensor.ts'
import { convRules } from './conv-rules.ts'
import type { GraphNode } from './graph-model.ts'
import { axisOrder, channelVector, constantInput, toChannelsFirst, toChannelsLast } from './layout.ts'
import { prelu } from './prelu.ts'
import type { Rule, Translation, Value } from './translation.ts'

export const rules: Readonly<Record<string, Rule>> = {
  ...convRules,
  Placeholder: placeholder,
  Identity: ({ input: [x] }, translation) => translation.valueOf(x),
  Add: elementwise('Add'),
  AddV2: elementwise('Add'),
  Mul: elementwise('Mul'),
  Relu: clamp,
  Minimum: clamp,
  Maximum: clamp,
  Sigmoid: ({ input: [x] }, translation) => {
    const value = translation.valueOf(x)
    return { ...value, name: translation.emit('Sigmoid', [value.name]) }
  },
  Prelu: ({ input: [x, slope] }, translation) => {
    const image = translation.valueOf(x)
    return { ...image, name: prelu(image.name, slope, translation) }
  },
  Pad: pad,
  Reshape: reshape,
  Mean: meanOfImage,
}

/** A batch of unknown size is one. */
function placeholder(node: GraphNode, translation: Translation): Value {
  const shape = (node.attr['shape']?.shape?.dim ?? []).map(({ size }) => (size < 0 ? 1 : size))
  translation.input(node.name, shape)
  return { name: toChannelsFirst({ name: node.name, shape }, translation), shape }
}

/** Of two values of one shape, or of a value and a number for each channel. */
function elementwise(opType: string): Rule {
  return ({ input: [a, b] }, translation) => {
    const value = translation.valueOf(a)
    const other = translation.weightOf(b) ? channelVector(b, translation) : translation.valueOf(b).name
    return { ...value, name: translation.emit(opType, [value.name, other]) }
  }
}

interface Clamp {
  of: string
  low: number
  high: number
}

/** A chain of Relu, Minimum and Maximum with numbers, as relu6 is kept, is one Clip, which ONNX Runtime makes part of a convolution. */
function clamp(node: GraphNode, translation: Translation): Value {
  const { of, low, high } = clampOf(node, translation)
  const value = translation.valueOf(of)
  if (low === 0 && high === Infinity) return { ...value, name: translation.emit('Relu', [value.name]) }
  const bounds = [low, high].map((bound) =>
    Number.isFinite(bound) ? translation.floats(Float32Array.of(bound), []) : '',
  )
  return { ...value, name: translation.emit('Clip', [value.name, ...bounds]) }
}

function clampOf(node: GraphNode, translation: Translation): Clamp {
  const [of, bound] = node.input
  const before = translation.nodeOf(of)
  const inner =
    rules[before.op] === clamp ? clampOf(before, translation) : { of, low: -Infinity, high: Infinity }
  const limit = node.op === 'Relu' ? 0 : constantInput(bound, translation).values[0]
  const apply = node.op === 'Minimum' ? Math.min : Math.max
  return { of: inner.of, low: apply(inner.low, limit), high: apply(inner.high, limit) }
}

function pad({ name, input: [x, paddings] }: GraphNode, translation: Translation): Value {
  const value = translation.valueOf(x)
  const pairs = constantInput(paddings, translation).values /* [rank, 2] */
  if (pairs.length !== 2 * value.shape.length) throw badArgument(`"${name}" pads axes that are not there.`)
  const order = axisOrder(value)
  const pads = [...order.map((axis) => pairs[axis * 2]), ...order.map((axis) => pairs[axis * 2 + 1])]
  return {
    name: translation.emit('Pad', [value.name, translation.int64s(pads)]),
    shape: value.shape.map((size, axis) => pairs[axis * 2] + size + pairs[axis * 2 + 1]),
  }
}

function reshape({ name, input: [x, wanted] }: GraphNode, translation: Translation): Value {
  const value = translation.valueOf(x)
  const sizes = Array.from(constantInput(wanted, translation).values)
  const known = sizes.reduce((product, size) => (size < 0 ? product : product * size), 1)
  const shape = sizes.map((size) => (size < 0 ? sizeOf(value.shape) / known : size))
  if (sizeOf(shape) !== sizeOf(value.shape) || shape.length === 4)
    throw badArgument(
      `"${name}" cannot bring [${value.shape.join(', ')}] into the form [${sizes.join(', ')}].`,
    )
  return {
    name: translation.emit('Reshape', [toChannelsLast(value, translation), translation.int64s(shape)]),
    shape,
  }
}

/** Over all rows and columns. */
function meanOfImage({ name, input: [x, axes], attr }: GraphNode, translation: Translation): Value {
  const value = translation.valueOf(x)
  const over = constantInput(axes, translation).values
  if (value.shape.length !== 4 || over.join() !== '1,2' || attr['keep_dims']?.b)
    throw badArgument(`"${name}" is a mean over other axes than rows and columns.`)
  const [batch, , , channels] = value.shape
  const pooled = translation.emit('GlobalAveragePool', [value.name])
  const attributes: OnnxAttributes = { axis: 1 }
  return { name: translation.emit('Flatten', [pooled], attributes), shape: [batch, channels] }
}
