/**
 * Stands in for a face parsing network in tests: an ONNX model of the same form that knows classes by colour. With prototypes
 * p of normalised colours x, the nearest is the largest of 2 p.x - p.p, which is one convolution.
 */
import { writeFileSync } from 'node:fs'
import { add, constant, conv2d, createProgram, input, output, toOnnx } from '../../src/graph/index.ts'
import { describeParserFile } from '../../src/engine/library/parser/face-parser-file.ts'
import type { FaceParserFile } from '../../src/engine/library/parser/face-parser-file.ts'
import { parserClasses } from '../../src/engine/library/parser/parser-classes.ts'

export type Rgb = readonly [number, number, number]

export interface ColourParserForm {
  side?: number
  /** What is not named is background everywhere that no other colour is nearer. */
  colours?: Readonly<Record<string, Rgb>>
  classes?: number
  channels?: number
  /** How many times coarser than the input the answer is. */
  stride?: number
  inputs?: number
  /** An output of one channel before the classes, one of half the size after them. */
  outputs?: 'one' | 'three'
}

const mean = [0.485, 0.456, 0.406]
const deviation = [0.229, 0.224, 0.225]

function colourParser({
  side = 64,
  colours = { skin: [205, 150, 125], hair: [20, 20, 24] },
  classes = parserClasses.length,
  channels = 3,
  stride = 1,
  inputs = 1,
  outputs = 'one',
}: ColourParserForm = {}): Uint8Array {
  const program = createProgram('colour-parser')
  let picture = input(program, 'input', [1, channels, side, side])
  for (let i = 1; i < inputs; i++)
    picture = add(picture, input(program, `input${i}`, [1, channels, side, side]))
  const weights = new Float32Array(classes * channels)
  const biases = new Float32Array(classes).fill(-1000)
  parserClasses.slice(0, classes).forEach(({ name }, row) => {
    const colour = colours[name]
    if (!colour || channels !== 3) return
    const prototype = colour.map((value, channel) => (value / 255 - mean[channel]) / deviation[channel])
    weights.set(
      prototype.map((value) => 2 * value),
      row * 3,
    )
    biases[row] = -prototype.reduce((sum, value) => sum + value * value, 0)
  })
  const filters = constant(program, weights, [classes, channels, 1, 1])
  const bias = constant(program, biases, [1, classes, 1, 1])
  const classesAt = (step: number) => add(conv2d(picture, filters, { stride: step }), bias)
  if (outputs === 'three') {
    const edges = constant(program, new Float32Array(channels).fill(1), [1, channels, 1, 1])
    output(program, 'edges', conv2d(picture, edges))
  }
  output(program, 'out', classesAt(stride))
  if (outputs === 'three') output(program, 'coarse', classesAt(2 * stride))
  return toOnnx(program)
}

export function writeColourParser(path: string, form: ColourParserForm = {}): Promise<FaceParserFile> {
  writeFileSync(path, colourParser(form))
  return describeParserFile(path)
}
