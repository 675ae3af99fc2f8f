/** Convolutions, with what is fused to them, and pooling. */
import type { OnnxAttributes } from '../onnx/graph.ts'
import { badArgument } from '../op.ts'
import type { GraphNode, Weight } from './graph-model.ts'
import { floatInput } from './layout.ts'
import { prelu } from './prelu.ts'
import { textOf } from './text.ts'
import type { Rule, Translation, Value } from './translation.ts'

export const convRules: Readonly<Record<string, Rule>> = {
  Conv2D: (node, translation) => convolve(node, translation, filtersFirst),
  _FusedConv2D: (node, translation) => convolve(node, translation, filtersFirst),
  DepthwiseConv2dNative: (node, translation) => convolve(node, translation, depthwiseFilters),
  MaxPool: maxPool,
}

interface Filters {
  /** `[filters, channels / groups, rows, cols]` */
  values: Float32Array
  shape: readonly [number, number, number, number]
  groups: number
}

function convolve(
  node: GraphNode,
  translation: Translation,
  arrange: (weight: FloatWeight) => Filters,
): Value {
  const [x, weights, ...fused] = node.input
  const image = translation.valueOf(x)
  const { values, shape, groups } = arrange(floatInput(weights, translation))
  const [count, , rows, cols] = shape
  const { attributes, size } = windows(node, image, [rows, cols])
  const [first, ...others] = fusedOps(node)
  const inputs = [image.name, translation.floats(values, shape)]
  if (first === 'BiasAdd') inputs.push(translation.floats(floatInput(fused[0], translation).values, [count]))
  else if (first !== undefined)
    throw badArgument(`"${node.name}" has ${first} fused to it, which is not known.`)
  const name = translation.emit('Conv', inputs, { ...attributes, group: groups })
  return {
    name: activated(node, name, { translation, activation: others, slope: fused[1] }),
    shape: [image.shape[0], ...size, count],
  }
}

type FloatWeight = Weight & { values: Float32Array }

/** `[rows, cols, channels, filters]` */
function filtersFirst({ shape, values }: FloatWeight): Filters {
  const [rows, cols, channels, count] = shape
  const out = new Float32Array(values.length)
  const places = rows * cols
  let to = 0
  for (let filter = 0; filter < count; filter++)
    for (let channel = 0; channel < channels; channel++)
      for (let place = 0; place < places; place++)
        out[to++] = values[(place * channels + channel) * count + filter]
  return { values: out, shape: [count, channels, rows, cols], groups: 1 }
}

/** `[rows, cols, channels, filters of each channel]` */
function depthwiseFilters({ shape, values }: FloatWeight): Filters {
  const [rows, cols, channels, multiplier] = shape
  const { values: out } = filtersFirst({ shape: [rows, cols, 1, channels * multiplier], values })
  return { values: out, shape: [channels * multiplier, 1, rows, cols], groups: channels }
}

function fusedOps(node: GraphNode): string[] {
  return (node.attr['fused_ops']?.list?.s ?? []).map(textOf)
}

interface Activation {
  translation: Translation
  activation: readonly string[]
  slope: string
}

function activated(node: GraphNode, name: string, { translation, activation, slope }: Activation): string {
  const [kind] = activation
  if (kind === undefined) return name
  if (kind === 'Relu') return translation.emit('Relu', [name])
  if (kind === 'Prelu') return prelu(name, slope, translation)
  throw badArgument(`"${node.name}" has ${kind} fused to it, which is not known.`)
}

function maxPool(node: GraphNode, translation: Translation): Value {
  const image = translation.valueOf(node.input[0])
  const [, rows, cols] = node.attr['ksize']?.list?.i ?? []
  const { attributes, size } = windows(node, image, [rows, cols])
  return {
    name: translation.emit('MaxPool', [image.name], { ...attributes, kernel_shape: [rows, cols] }),
    shape: [image.shape[0], ...size, image.shape[3]],
  }
}

interface Windows {
  attributes: OnnxAttributes
  /** Rows and columns of what comes out. */
  size: [number, number]
}

/** Strides and zeros around the image. Where those of SAME are odd in number, the last side gets one more. */
function windows(node: GraphNode, image: Value, kernel: readonly [number, number]): Windows {
  const [, ...strides] = (node.attr['strides']?.list?.i ?? []).slice(0, 3)
  const dilations = node.attr['dilations']?.list?.i ?? []
  const padding = textOf(node.attr['padding']?.s ?? '')
  if (strides.length !== 2 || dilations.some((step) => step !== 1) || !['SAME', 'VALID'].includes(padding))
    throw badArgument(`"${node.name}" has windows of a kind that is not known.`)
  const axes = [0, 1].map((axis) => {
    const [length, width, stride] = [image.shape[axis + 1], kernel[axis], strides[axis]]
    if (padding === 'VALID') return { count: Math.floor((length - width) / stride) + 1, before: 0, after: 0 }
    const count = Math.ceil(length / stride)
    const zeros = Math.max(0, (count - 1) * stride + width - length)
    return { count, before: zeros >> 1, after: zeros - (zeros >> 1) }
  })
  const pads = [...axes.map(({ before }) => before), ...axes.map(({ after }) => after)]
  return { attributes: { strides, pads }, size: [axes[0].count, axes[1].count] }
}
