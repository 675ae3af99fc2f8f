/**
 * A face parsing network that a person brought as an ONNX file: BiSeNet (Yu et al. 2018, "BiSeNet: Bilateral segmentation network
 * for real-time semantic segmentation") with the 19 classes of CelebAMask-HQ, or another with the same input and output.
 *
 *   input     [1, 3, side, side], (rgb / 255 - mean) / deviation of ImageNet; side as the model says, 512 where it takes any
 *   output    the first of its outputs that is [1, 19, height, width], height = width; the class is the channel with the
 *             largest value, of equal ones the first
 *   frame     upright, as photos of CelebA-HQ are aligned (Karras et al. 2018, appendix C): side 4 eye distances or 3.6 times
 *             the way from eyes to mouth, whichever is more, centred a tenth of that way below the eyes
 */
import { CheekboneError } from '../../../shared/errors.ts'
import { openModel } from '../../runtime/open-model.ts'
import type { Model } from '../../runtime/open-model.ts'
import { readParserFile } from './face-parser-file.ts'
import type { FaceParserFile } from './face-parser-file.ts'
import type { FaceParsing } from './face-parsing.ts'
import { eyesOf, headPose } from '../faces/head-pose.ts'
import { parserClasses } from './parser-classes.ts'
import { framePoint } from '../photos/picture.ts'
import type { Frame, Picture } from '../photos/picture.ts'
import { cutPatch } from '../squares/patches.ts'

export interface FaceParser {
  /** Photos and faces do not influence each other. */
  parse(photo: Picture, mesh: Float32Array /* [468, 3] */): Promise<FaceParsing>
  close(): Promise<void>
}

const standardSide = 512
const sides = { least: 32, most: 2048 }
/** Of red, green and blue in ImageNet, 0 to 1. */
const mean = [0.485, 0.456, 0.406] as const
const deviation = [0.229, 0.224, 0.225] as const
/** Corners of the mouth. */
const mouthCorners = [61, 291] as const

/**
 * Opens a parser on one thread, so that its answers are the same in every worker.
 * @throws CheekboneError `not-found` or `bad-argument` when the file is gone, another one by now, or no such network
 */
export async function openFaceParser(file: FaceParserFile): Promise<FaceParser> {
  const { path } = file
  const bytes = await readParserFile(file)
  const model = await loaded(path, bytes)
  try {
    const side = inputSide(path, model)
    /* Says at once, instead of photo by photo, that the answer has another form. */
    await classesOf(model, path, { side, pixels: new Uint8Array(side * side * 3).fill(128) })
    return {
      async parse(photo, mesh) {
        const frame = frameOf(mesh)
        const { pixels } = cutPatch(photo, quadOf(frame), side)
        return { frame, ...(await classesOf(model, path, { side, pixels })) }
      },
      close: () => model.close(),
    }
  } catch (error) {
    await model.close()
    throw error
  }
}

const whatIsNeeded =
  'It takes a face parsing network as one ONNX file with float32 input [1, 3, 512, 512] and output [1, 19, 512, 512]; docs/face-parser.md says how to export one.'

function unfit(path: string, why: string, cause?: unknown): CheekboneError {
  return new CheekboneError('bad-argument', `${path} is no face parser that can be used: ${why}`, {
    reason: 'faceParserUnfit',
    values: { path, why },
    hint: whatIsNeeded,
    cause,
  })
}

async function loaded(path: string, bytes: Uint8Array): Promise<Model> {
  try {
    return await openModel(bytes, { threads: 1 })
  } catch (cause) {
    throw unfit(path, cause instanceof Error ? cause.message : String(cause), cause)
  }
}

function inputSide(path: string, { inputs }: Model): number {
  if (inputs.length !== 1) throw unfit(path, `it has ${inputs.length} inputs instead of one.`)
  const [{ name, shape, type }] = inputs
  const said = `its input "${name}" is ${type} [${shape.map((size) => size ?? '?').join(', ')}]`
  if (type !== 'float32' || shape.length !== 4)
    throw unfit(path, `${said} instead of float32 [1, 3, 512, 512].`)
  const [batch, channels, height, width] = shape
  if ((batch ?? 1) !== 1 || (channels ?? 3) !== 3) throw unfit(path, `${said} instead of one RGB picture.`)
  const side = height ?? width ?? standardSide
  if (side !== (width ?? side)) throw unfit(path, `${said}, which is no square.`)
  if (side < sides.least || side > sides.most)
    throw unfit(path, `${said}; sides from ${sides.least} to ${sides.most} pixels can be used.`)
  return side
}

async function classesOf(
  model: Model,
  path: string,
  { side, pixels }: { side: number; pixels: Uint8Array /* [side, side, 3] */ },
): Promise<Omit<FaceParsing, 'frame'>> {
  const outputs = await answered(model, path, { shape: [1, 3, side, side], data: normalised(pixels) })
  const found = outputs.find(
    ({ shape: [batch, channels, height, width], shape }) =>
      shape.length === 4 && batch === 1 && channels === parserClasses.length && height === width,
  )
  if (!found) {
    const said = outputs.map(({ name, shape }) => `"${name}" [${shape.join(', ')}]`).join(', ')
    throw unfit(
      path,
      `none of its outputs is [1, 19, height, width] with equal sides: ${said || 'none is float32'}.`,
    )
  }
  return { side: found.shape[2], classes: largest(found.data, found.shape[2] ** 2) }
}

async function answered(
  model: Model,
  path: string,
  input: Parameters<Model['run']>[0],
): ReturnType<Model['run']> {
  try {
    return await model.run(input)
  } catch (cause) {
    throw unfit(
      path,
      `it cannot be computed: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    )
  }
}

function normalised(pixels: Uint8Array /* [n, 3] */): Float32Array /* [3, n] */ {
  const count = pixels.length / 3
  const planes = new Float32Array(pixels.length)
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < count; i++)
      planes[channel * count + i] = (pixels[i * 3 + channel] / 255 - mean[channel]) / deviation[channel]
  return planes
}

/** Channel of the largest value at each place. */
function largest(logits: Float32Array /* [19, n] */, count: number): Uint8Array /* [n] */ {
  const classes = new Uint8Array(count)
  const highest = logits.slice(0, count)
  for (let channel = 1; channel < parserClasses.length; channel++)
    for (let i = 0; i < count; i++)
      if (logits[channel * count + i] > highest[i]) {
        highest[i] = logits[channel * count + i]
        classes[i] = channel
      }
  return classes
}

function frameOf(mesh: Float32Array /* [468, 3] */): Frame {
  const { leftEye, rightEye } = eyesOf(mesh)
  const eyes = { x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2 }
  const [right, left] = mouthCorners
  const toMouth = {
    x: (mesh[right * 3] + mesh[left * 3]) / 2 - eyes.x,
    y: (mesh[right * 3 + 1] + mesh[left * 3 + 1]) / 2 - eyes.y,
  }
  const acrossEyes = Math.hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y)
  return {
    centreX: eyes.x + 0.1 * toMouth.x,
    centreY: eyes.y + 0.1 * toMouth.y,
    side: Math.max(4 * acrossEyes, 3.6 * Math.hypot(toMouth.x, toMouth.y)),
    angle: (headPose(mesh).roll * Math.PI) / 180,
  }
}

function quadOf(frame: Frame): Parameters<typeof cutPatch>[1] {
  return [framePoint(frame, 0, 0), framePoint(frame, 1, 0), framePoint(frame, 1, 1), framePoint(frame, 0, 1)]
}
