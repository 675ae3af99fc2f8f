import { describe, expect, it } from 'vitest'
import { graphModelSchema, halfToFloat, readGraphModel } from './graph-model.ts'
import type { GraphModelFile } from './graph-model.ts'
import { textOf } from './text.ts'
import { graphModelToOnnx } from './to-onnx.ts'

/** Two half floats, then one int32. */
const file = {
  modelTopology: {
    node: [
      { name: 'x', op: 'Placeholder' },
      { name: 'y', op: 'FFT', input: ['x'] },
    ],
  },
  weightsManifest: [
    {
      paths: ['a.bin'],
      weights: [
        {
          name: 'w',
          shape: [2],
          dtype: 'float32',
          quantization: { dtype: 'float16', original_dtype: 'float32' },
        },
        { name: 'axes', shape: [1], dtype: 'int32' },
      ],
    },
  ],
}
const bytes = Uint8Array.of(0x00, 0x3c, 0x00, 0xc1, 0xfe, 0xff, 0xff, 0xff)

function parsed(): GraphModelFile {
  return graphModelSchema.parse(file)
}

describe('a graph model', () => {
  it('has its half-precision weights as floats and its whole numbers as they are', () => {
    const { weights } = readGraphModel(parsed(), bytes)
    expect(weights.get('w')).toEqual({ shape: [2], values: Float32Array.of(1, -2.5) })
    expect(weights.get('axes')).toEqual({ shape: [1], values: Int32Array.of(-2) })
  })

  it('is read from bytes that begin at an odd address, as parts of a buffer may', () => {
    const shifted = Buffer.from([7, ...bytes]).subarray(1)
    expect(readGraphModel(parsed(), shifted)).toEqual(readGraphModel(parsed(), bytes))
  })

  it.each([
    [bytes.subarray(0, 6), 'The weights of the model end before those of "axes".'],
    [Uint8Array.of(...bytes, 0), 'The model has 1 bytes of weights too many.'],
  ])('is refused when its files do not belong together', (given, sentence) => {
    expect(() => readGraphModel(parsed(), given)).toThrow(sentence)
  })

  it('is refused with weights of a precision that is not known', () => {
    const [group] = file.weightsManifest
    const coarse = { ...group.weights[0], quantization: { dtype: 'uint8', min: 0, scale: 1 } }
    const given = { ...file, weightsManifest: [{ ...group, weights: [coarse] }] }
    expect(graphModelSchema.safeParse(given).success).toBe(false)
  })

  it('is not translated where an op has no rule, and says which', () => {
    expect(() => graphModelToOnnx(readGraphModel(parsed(), bytes), ['y'])).toThrow(
      '"y" is a FFT, which is not among the translated ops.',
    )
    expect(() => graphModelToOnnx(readGraphModel(parsed(), bytes), ['z'])).toThrow(
      'The model has no node "z".',
    )
  })
})

/** Values from the table of IEEE 754-2008, binary16. */
it.each([
  [0x0000, 0],
  [0x0001, 2 ** -24],
  [0x03ff, 1023 * 2 ** -24],
  [0x0400, 2 ** -14],
  [0x3555, 0.333251953125],
  [0x7bff, 65504],
  [0xfbff, -65504],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, NaN],
])('half %i is %d', (bits, value) => {
  expect(halfToFloat(bits)).toBe(value)
})

it.each(['SAME', 'VALID', 'BiasAdd', 'Prelu', 'NHWC', ''])('reads the word "%s" from base64', (word) => {
  expect(textOf(Buffer.from(word).toString('base64'))).toBe(word)
})
