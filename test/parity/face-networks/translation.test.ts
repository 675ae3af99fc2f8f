import { expect, it } from 'vitest'
import type { io } from '@tensorflow/tfjs-core'
import { openRuntime } from '../../../src/engine/runtime/index.ts'
import { graphModelSchema, graphModelToOnnx, readGraphModel } from '../../../src/graph/index.ts'
import { createRng } from '../../../src/numeric/rng.ts'
import { runByTfjs } from './tfjs-reference.ts'

type Shape = readonly number[]

/** A small model: ops in order, each with its inputs, constants and attributes. `x` is the image. */
interface Sketch {
  image: [number, number, number, number]
  constants: Record<string, Shape | { shape: Shape; ints?: number[]; floats?: number[] }>
  ops: { op: string; input: string[]; attr?: Record<string, unknown> }[]
}

const list = (...i: number[]): unknown => ({ list: { i: i.map(String) } })
const words = (...s: string[]): unknown => ({ list: { s: s.map(base64) } })
const word = (s: string): unknown => ({ s: base64(s) })
const base64 = (s: string): string => Buffer.from(s).toString('base64')
const windows = (stride: number, padding: string): Record<string, unknown> => ({
  T: { type: 'DT_FLOAT' },
  strides: list(1, stride, stride, 1),
  dilations: list(1, 1, 1, 1),
  padding: word(padding),
  data_format: word('NHWC'),
})
const fused = (stride: number, padding: string, ...ops: string[]): Record<string, unknown> => ({
  ...windows(stride, padding),
  fused_ops: words(...ops),
  num_args: { i: String(ops.includes('Prelu') ? 2 : 1) },
})
const ints = (...values: number[]) => ({ shape: [values.length], ints: values })

const cases: Record<string, Sketch> = {
  'zeros of SAME go to the end where their number is odd': {
    image: [1, 8, 7, 3],
    constants: { w: [3, 3, 3, 5] },
    ops: [{ op: 'Conv2D', input: ['x', 'w'], attr: windows(2, 'SAME') }],
  },
  'filters that are not square': {
    image: [1, 6, 9, 2],
    constants: { w: [1, 4, 2, 3] },
    ops: [{ op: 'Conv2D', input: ['x', 'w'], attr: windows(1, 'SAME') }],
  },
  'a bias and a slope for each channel, fused to a convolution': {
    image: [1, 5, 5, 3],
    constants: { w: [3, 3, 3, 4], bias: [4], slope: [1, 1, 4] },
    ops: [
      { op: '_FusedConv2D', input: ['x', 'w', 'bias', 'slope'], attr: fused(1, 'VALID', 'BiasAdd', 'Prelu') },
    ],
  },
  'a bias and Relu fused to a convolution': {
    image: [1, 5, 5, 3],
    constants: { w: [3, 3, 3, 4], bias: [4] },
    ops: [{ op: '_FusedConv2D', input: ['x', 'w', 'bias'], attr: fused(2, 'SAME', 'BiasAdd', 'Relu') }],
  },
  'two filters for each channel, scaled and moved channel by channel': {
    image: [1, 6, 6, 3],
    constants: { w: [3, 3, 3, 2], scale: [6], move: [6] },
    ops: [
      { op: 'DepthwiseConv2dNative', input: ['x', 'w'], attr: windows(2, 'SAME') },
      { op: 'Mul', input: ['0', 'scale'] },
      { op: 'Add', input: ['1', 'move'] },
    ],
  },
  'a chain of bounds': {
    image: [1, 4, 4, 2],
    constants: { low: { shape: [], floats: [-0.5] }, high: { shape: [], floats: [0.4] } },
    ops: [
      { op: 'Minimum', input: ['x', 'high'] },
      { op: 'Maximum', input: ['0', 'low'] },
    ],
  },
  'Relu, then a bound from above, as relu6 is kept': {
    image: [1, 4, 4, 2],
    constants: { high: { shape: [], floats: [0.4] }, zero: { shape: [], floats: [0] } },
    ops: [
      { op: 'Relu', input: ['x'] },
      { op: 'Minimum', input: ['0', 'high'] },
      { op: 'Maximum', input: ['1', 'zero'] },
    ],
  },
  'maxima of windows that reach over the edge, and channels added': {
    image: [1, 7, 7, 3],
    constants: { pads: { shape: [4, 2], ints: [0, 0, 0, 0, 0, 0, 1, 4] } },
    ops: [
      { op: 'MaxPool', input: ['x'], attr: { ...windows(2, 'SAME'), ksize: list(1, 2, 2, 1) } },
      { op: 'Pad', input: ['0', 'pads'] },
    ],
  },
  'rows and columns added at one side only': {
    image: [1, 3, 4, 2],
    constants: { pads: { shape: [4, 2], ints: [0, 0, 1, 0, 0, 2, 0, 0] } },
    ops: [{ op: 'Pad', input: ['x', 'pads'] }],
  },
  'an image laid out as boxes': {
    image: [1, 3, 4, 6],
    constants: { shape: ints(1, -1, 2) },
    ops: [{ op: 'Reshape', input: ['x', 'shape'] }],
  },
  'a mean for each channel': {
    image: [1, 3, 4, 6],
    constants: { axes: ints(1, 2) },
    ops: [{ op: 'Mean', input: ['x', 'axes'], attr: { keep_dims: { b: false } } }],
  },
  'the sum of an image and what becomes of it': {
    image: [1, 4, 4, 3],
    constants: { slope: [1, 1, 3] },
    ops: [
      { op: 'Prelu', input: ['x', 'slope'] },
      { op: 'Sigmoid', input: ['0'] },
      { op: 'AddV2', input: ['x', '1'] },
      { op: 'Identity', input: ['2'] },
    ],
  },
}

it.each(Object.entries(cases))('%s: the same as in TensorFlow.js', async (_, sketch) => {
  const { file, weights } = modelOf(sketch)
  const output = String(sketch.ops.length - 1)
  const rng = createRng(5)
  const values = Float32Array.from(
    { length: sketch.image.reduce((a, b) => a * b) },
    () => 2 * rng.uniform() - 1,
  )
  const [expected] = await runByTfjs({ file, weights }, { shape: sketch.image, values }, [output])

  const onnx = graphModelToOnnx(readGraphModel(graphModelSchema.parse(file), weights), [output])
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const program = await runtime.load(onnx)
  const { data } = (await program.run({ x: values }))[output]
  await program.dispose()
  expect(data).toHaveLength(expected.length)
  data.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5))
})

function modelOf({ image, constants, ops }: Sketch): { file: io.ModelJSON; weights: Uint8Array } {
  const rng = createRng(11)
  const specs = Object.entries(constants).map(([name, given]) => {
    const constant = 'shape' in given ? given : { shape: given }
    const size = constant.shape.reduce((a, b) => a * b, 1)
    const values =
      constant.ints !== undefined
        ? Int32Array.from(constant.ints)
        : Float32Array.from(constant.floats ?? Array.from({ length: size }, () => 2 * rng.uniform() - 1))
    const dtype = values instanceof Int32Array ? ('int32' as const) : ('float32' as const)
    return { spec: { name, shape: [...constant.shape], dtype }, values }
  })
  const dim = image.map((size) => ({ size: String(size) }))
  const node = [
    { name: 'x', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim } } } },
    ...specs.map(({ spec }) => ({
      name: spec.name,
      op: 'Const',
      attr: { dtype: { type: spec.dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT' } },
    })),
    ...ops.map(({ op, input, attr = {} }, i) => ({ name: String(i), op, input, attr })),
  ]
  return {
    file: {
      modelTopology: { node, versions: { producer: 1 } },
      weightsManifest: [{ paths: ['x.bin'], weights: specs.map(({ spec }) => spec) }],
    },
    weights: Buffer.concat(specs.map(({ values }) => new Uint8Array(values.buffer))),
  }
}
