/**
 * BlazeFace (Bazarevsky et al. 2019, "BlazeFace: Sub-millisecond neural face detection") on one window of a photo. As in the
 * paper, boxes that overlap are blended by their scores instead of being suppressed, which steadies them.
 */
import type { Network, NetworkOutput } from './human-models.ts'
import { framePoint } from '../photos/picture.ts'
import type { Frame } from '../photos/picture.ts'
import { sampleFrame } from '../photos/pyramid.ts'
import type { Pyramid } from '../photos/pyramid.ts'

export interface FaceBox {
  score: number
  centreX: number
  centreY: number
  /** Mean of width and height, photo pixels. */
  side: number
  /** Eyes as BlazeFace sees them, photo pixels: the person's right (left in an upright photo), then left. */
  rightEye: readonly [number, number]
  leftEye: readonly [number, number]
}

const minScore = 0.5
const sameFaceOverlap = 0.3

/** Faces that stand upright in the window, best score first. */
export async function faceBoxes(finder: Network, pyramid: Pyramid, window: Frame): Promise<FaceBox[]> {
  sampleFrame(pyramid, window, finder.input, { scale: 1 / 127.5, offset: -1 })
  return blend(decode(await finder.run(), window, finder.side))
}

/** Anchor centres of one feature grid: `perCell` boxes at the middle of every cell of `stride` pixels. */
const grids = [
  { anchors: 512, stride: 16, perCell: 2 },
  { anchors: 384, stride: 32, perCell: 6 },
]

function decode(outputs: NetworkOutput[], frame: Frame, side: number): FaceBox[] {
  const faces: FaceBox[] = []
  for (const grid of grids) {
    const logits = pick(outputs, grid.anchors, 1)
    const boxes = pick(outputs, grid.anchors, 16)
    const cells = side / grid.stride
    for (let i = 0; i < grid.anchors; i++) {
      const score = 1 / (1 + Math.exp(-logits[i]))
      if (score < minScore) continue
      const cell = Math.floor(i / grid.perCell)
      const anchorX = ((cell % cells) + 0.5) * grid.stride
      const anchorY = (Math.floor(cell / cells) + 0.5) * grid.stride
      /** Value pair `at` of this box is an offset from the anchor in input pixels. */
      const place = (at: number): readonly [number, number] => {
        const u = (boxes[i * 16 + at] + anchorX) / side
        const v = (boxes[i * 16 + at + 1] + anchorY) / side
        const { x, y } = framePoint(frame, u, v)
        return [x, y]
      }
      const [centreX, centreY] = place(0)
      const inputSide = (boxes[i * 16 + 2] + boxes[i * 16 + 3]) / 2
      faces.push({
        score,
        centreX,
        centreY,
        side: (inputSide / side) * frame.side,
        rightEye: place(4),
        leftEye: place(6),
      })
    }
  }
  return faces
}

function pick(outputs: NetworkOutput[], anchors: number, width: number): Float32Array {
  const match = outputs.find((output) => output.shape[1] === anchors && output.shape[2] === width)
  if (!match) throw new RangeError(`The face finder has no output of shape [1, ${anchors}, ${width}].`)
  return match.values
}

/** Groups boxes that overlap the best remaining one and replaces each group by its score-weighted mean. */
export function blend(faces: FaceBox[]): FaceBox[] {
  const waiting = [...faces].sort(
    (a, b) => b.score - a.score || a.centreX - b.centreX || a.centreY - b.centreY,
  )
  const blended: FaceBox[] = []
  while (waiting.length > 0) {
    const best = waiting[0]
    const group: FaceBox[] = []
    for (let i = waiting.length - 1; i >= 0; i--)
      if (overlap(best, waiting[i]) >= sameFaceOverlap || waiting[i] === best)
        group.push(...waiting.splice(i, 1))
    blended.push(weightedMean(group, best.score))
  }
  return blended
}

function weightedMean(group: FaceBox[], score: number): FaceBox {
  const total = group.reduce((sum, face) => sum + face.score, 0)
  const mean = (of: (face: FaceBox) => number): number =>
    group.reduce((sum, face) => sum + face.score * of(face), 0) / total
  return {
    score,
    centreX: mean((face) => face.centreX),
    centreY: mean((face) => face.centreY),
    side: mean((face) => face.side),
    rightEye: [mean((face) => face.rightEye[0]), mean((face) => face.rightEye[1])],
    leftEye: [mean((face) => face.leftEye[0]), mean((face) => face.leftEye[1])],
  }
}

/** Intersection over union of two upright squares. */
function overlap(a: FaceBox, b: FaceBox): number {
  const reach = (a.side + b.side) / 2
  const width = Math.min(reach - Math.abs(a.centreX - b.centreX), a.side, b.side)
  const height = Math.min(reach - Math.abs(a.centreY - b.centreY), a.side, b.side)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (a.side ** 2 + b.side ** 2 - width * height)
}
