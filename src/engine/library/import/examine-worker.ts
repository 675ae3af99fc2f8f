/** A worker thread that examines one photo at a time. See examine-pool.ts for its other end. */
import { parentPort, workerData } from 'node:worker_threads'
import { asCheekboneError, CheekboneError } from '../../../shared/errors.ts'
import { examineBytes } from './examine-photo.ts'
import type { Crop, CutChoices } from './examine-photo.ts'
import { toErrorFrame } from '../../../shared/rpc/frames.ts'
import type { ErrorFrame } from '../../../shared/rpc/frames.ts'
import { createFaceDetector } from '../faces/face-detector.ts'
import type { FaceDetector } from '../faces/face-detector.ts'
import type { FaceParser } from '../parser/face-parser.ts'
import type { PhotoFindings } from './findings.ts'
import { decodePhoto } from '../photos/decode.ts'
import { releasePixels } from '../photos/picture.ts'
import { readPhoto } from '../photos/read-photo.ts'
import type { PhotoBytes } from '../photos/read-photo.ts'

/**
 * `same` stands for content that has been looked at before; `descriptors`, in the order of the meshes that came with the task,
 * for such content whose faces were still to be described.
 */
export type Examined = PhotoFindings | 'same' | { status: 'described'; descriptors: Float32Array[] }

export interface ExamineSetting extends CutChoices {
  crop: Crop
  /** Also tell people apart. */
  describeFaces: boolean
}

export interface ExamineTask {
  /** The system's own path; bytes where a name is not Unicode. */
  path: string | Uint8Array
  /** Content that has been looked at before and need not be again. */
  knownHash: string | null
  /** Of its faces, photo pixels: where the content is the known one, they are described and nothing else is done. */
  meshes?: Float32Array[] /* each [468, 3] */
}
/** `refused`: what was asked of all photos cannot be done. */
export type ExamineAnswer = { examined: Examined } | { failure: string } | { refused: ErrorFrame }

if (!parentPort) throw new CheekboneError('internal', 'This file runs as a worker thread only.')
const port = parentPort
const { crop, describeFaces: describe, ...choices } = workerData as ExamineSetting
let detector: Promise<FaceDetector> | undefined
let parser: Promise<FaceParser | undefined> | undefined

port.on('message', (task: ExamineTask) => {
  void answer(task).then((reply) => port.postMessage(reply, transferables(reply)))
})

async function answer({ path, knownHash, meshes }: ExamineTask): Promise<ExamineAnswer> {
  try {
    parser ??= openParser()
    await parser
  } catch (thrown) {
    return { refused: toErrorFrame(thrown) }
  }
  try {
    if (crop === 'faces') detector ??= createFaceDetector({ describe })
    const systemPath = typeof path === 'string' ? path : Buffer.from(path)
    const read = await readPhoto(systemPath)
    if (!('bytes' in read)) return { examined: read }
    if (read.contentHash === knownHash)
      return { examined: meshes && detector ? await describeFaces(read, meshes, await detector) : 'same' }
    const networks = { detector: await detector, parser: await parser }
    return { examined: await examineBytes(read, { ...choices, crop, ...networks }) }
  } catch (thrown) {
    return { failure: asCheekboneError(thrown).message }
  }
}

async function describeFaces(
  { bytes }: PhotoBytes,
  meshes: Float32Array[],
  detector: FaceDetector,
): Promise<Examined> {
  const photo = await decodePhoto(bytes)
  const { reduction } = photo
  const decoded = meshes.map((mesh) => mesh.map((value) => value / reduction))
  try {
    return { status: 'described', descriptors: await detector.describe(photo, decoded) }
  } finally {
    releasePixels(photo)
  }
}

/** ONNX Runtime is loaded only where it is needed. */
async function openParser(): Promise<FaceParser | undefined> {
  if (!choices.faceParser) return undefined
  const { openFaceParser } = await import('../parser/face-parser.ts')
  return openFaceParser(choices.faceParser)
}

/** Pixels and meshes move to the other thread instead of being copied. */
function transferables(reply: ExamineAnswer): ArrayBuffer[] {
  if (!('examined' in reply) || reply.examined === 'same' || reply.examined.status === 'unreadable') return []
  if (reply.examined.status === 'described') return buffersOf(reply.examined.descriptors)
  const { faces, loosePatches } = reply.examined
  const arrays = [
    ...faces.map((face) => face.mesh),
    ...faces.flatMap(({ parsing }) => (parsing ? [parsing.classes] : [])),
    ...faces.flatMap((face) => face.patches).map((patch) => patch.pixels),
    ...loosePatches.map((patch) => patch.pixels),
  ]
  return buffersOf(arrays)
}

function buffersOf(arrays: readonly (Float32Array | Uint8Array)[]): ArrayBuffer[] {
  return arrays.map((array) => array.buffer).filter((buffer) => buffer instanceof ArrayBuffer)
}
