/**
 * The 468 points of one face (Kartynnik et al. 2019, "Real-time facial surface geometry from monocular video on mobile
 * GPUs"). The network wants the face upright in the middle of 192 x 192 pixels with a quarter of margin on each side. The
 * finder's box is only roughly that, so the network is asked twice: the first mesh says where to look for the second.
 */
import type { FaceBox } from './face-boxes.ts'
import type { Network } from './human-models.ts'
import { framePoint } from '../photos/picture.ts'
import type { Frame } from '../photos/picture.ts'
import { sampleFrame } from '../photos/pyramid.ts'
import type { Pyramid } from '../photos/pyramid.ts'

const meshPointCount = 468

export interface FaceMesh {
  /** How sure the network is that this is a face, 0 to 1. */
  score: number
  /** Photo pixels, flat x, y, z; z is in the same unit, smaller is nearer. */
  points: Float32Array /* [468, 3] */
}

const meshMargin = 1.5
/** Mesh points at the outer corners of the person's right and left eye. */
const rightEyeOuter = 33
const leftEyeOuter = 263

export async function meshOfFace(network: Network, pyramid: Pyramid, box: FaceBox): Promise<FaceMesh> {
  const first = await ask(network, pyramid, frameOfBox(box))
  return ask(network, pyramid, frameOfMesh(first.points))
}

function frameOfBox(box: FaceBox): Frame {
  const angle = Math.atan2(box.leftEye[1] - box.rightEye[1], box.leftEye[0] - box.rightEye[0])
  return { centreX: box.centreX, centreY: box.centreY, side: box.side * meshMargin, angle }
}

/** The square around all points, turned with the line through the eyes. */
export function frameOfMesh(points: Float32Array, margin = meshMargin): Frame {
  const angle = Math.atan2(
    points[leftEyeOuter * 3 + 1] - points[rightEyeOuter * 3 + 1],
    points[leftEyeOuter * 3] - points[rightEyeOuter * 3],
  )
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 3) {
    const u = points[i] * cos + points[i + 1] * sin
    const v = points[i + 1] * cos - points[i] * sin
    minU = Math.min(minU, u)
    maxU = Math.max(maxU, u)
    minV = Math.min(minV, v)
    maxV = Math.max(maxV, v)
  }
  const u = (minU + maxU) / 2
  const v = (minV + maxV) / 2
  return {
    centreX: u * cos - v * sin,
    centreY: u * sin + v * cos,
    side: Math.max(maxU - minU, maxV - minV) * margin,
    angle,
  }
}

async function ask(network: Network, pyramid: Pyramid, frame: Frame): Promise<FaceMesh> {
  sampleFrame(pyramid, frame, network.input, { scale: 1 / 255, offset: 0 })
  const outputs = await network.run()
  const raw = outputs.find((output) => output.values.length === meshPointCount * 3)
  const score = outputs.find((output) => output.values.length === 1)
  if (!raw || !score) throw new RangeError('The mesh network has no output of 468 points and one score.')
  const points = new Float32Array(meshPointCount * 3)
  for (let i = 0; i < points.length; i += 3) {
    const { x, y } = framePoint(frame, raw.values[i] / network.side, raw.values[i + 1] / network.side)
    points[i] = x
    points[i + 1] = y
    points[i + 2] = (raw.values[i + 2] * frame.side) / network.side
  }
  return { score: score.values[0], points }
}
