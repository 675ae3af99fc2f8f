/** Finds the faces of a photo and their meshes. Photos do not influence each other: the same photo gives the same bytes. */
import { CheekboneError } from '../../../shared/errors.ts'
import { describeFace } from './describe-face.ts'
import { faceBoxes } from './face-boxes.ts'
import { meshOfFace } from './face-mesh.ts'
import { searchPhoto } from './face-search.ts'
import { loadHumanModels } from './human-models.ts'
import type { HumanModels, Network } from './human-models.ts'
import type { Frame, Picture } from '../photos/picture.ts'
import { createPyramid } from '../photos/pyramid.ts'
import type { Pyramid } from '../photos/pyramid.ts'

export interface DetectedFace {
  /** 0 to 1: the lower of what finder and mesh say. */
  score: number
  /** Around the mesh, photo pixels; may reach over the photo's edge. */
  box: { x: number; y: number; width: number; height: number }
  /** Photo pixels, flat x, y, z; z is in the same unit, smaller is nearer. */
  mesh: Float32Array /* [468, 3] */
  /** What tells people apart, where it was asked for; see describe-face.ts. */
  descriptor?: Float32Array /* [1024] */
}

export interface FaceDetector {
  /** Faces from the largest to the smallest. One photo at a time. */
  detect(photo: Picture): Promise<DetectedFace[]>
  /** What tells faces apart that were found before, by their meshes in this photo's pixels; it has to be loaded with `describe`. */
  describe(photo: Picture, meshes: readonly Float32Array[]): Promise<Float32Array[]>
  close(): Promise<void>
}

/** Below this the mesh network has not seen a face in the box. */
const minMeshScore = 0.8
/**
 * Of 205 upright faces, real, generated and drawn, every mesh scored above 0.99999 and every box above 0.78; of 99 meshes
 * laid on a face the wrong way up, nine in ten scored below.
 */
const certainMeshScore = 0.9999
const certainBoxScore = 0.78
/** Two meshes that share this much of the smaller box are one face found twice. */
const sameFaceShare = 0.5

/** @throws CheekboneError `internal` when the networks cannot be loaded. */
export async function createFaceDetector({ describe = false } = {}): Promise<FaceDetector> {
  const models = await loadHumanModels({ describer: describe })
  return {
    async detect(photo) {
      const pyramid = createPyramid(photo)
      try {
        const sightings = await searchPhoto(photo, (window) => sightingsIn(models, pyramid, window))
        const faces = withoutRepeats(sightings).sort(bySizeThenPlace)
        if (!models.describer) return faces
        const descriptors = await describeAll(models.describer, pyramid, meshesOf(faces))
        return faces.map((face, i) => ({ ...face, descriptor: descriptors[i] }))
      } finally {
        pyramid.release()
      }
    },
    async describe(photo, meshes) {
      if (!models.describer)
        throw new CheekboneError('internal', 'Faces cannot be told apart without FaceRes.')
      const pyramid = createPyramid(photo)
      try {
        return await describeAll(models.describer, pyramid, meshes)
      } finally {
        pyramid.release()
      }
    },
    close: () => models.close(),
  }
}

function meshesOf(faces: readonly DetectedFace[]): Float32Array[] {
  return faces.map(({ mesh }) => mesh)
}

async function describeAll(
  describer: Network,
  pyramid: Pyramid,
  meshes: readonly Float32Array[],
): Promise<Float32Array[]> {
  const descriptors: Float32Array[] = []
  for (const mesh of meshes) descriptors.push(await describeFace(describer, pyramid, mesh))
  return descriptors
}

type Sighting = DetectedFace & { side: number; meshScore: number; certain: boolean }

/** Boxes of one window that the mesh network confirms: a face on its side often gives a box but no mesh. */
async function sightingsIn(models: HumanModels, pyramid: Pyramid, window: Frame): Promise<Sighting[]> {
  const sightings: Sighting[] = []
  for (const box of await faceBoxes(models.finder, pyramid, window)) {
    const { score, points } = await meshOfFace(models.mesh, pyramid, box)
    if (score < minMeshScore) continue
    sightings.push({
      score: Math.min(box.score, score),
      box: boxAround(points),
      mesh: points,
      side: box.side,
      meshScore: score,
      certain: score >= certainMeshScore && box.score >= certainBoxScore,
    })
  }
  return sightings
}

function bySureness(a: Sighting, b: Sighting): number {
  return (
    Number(b.certain) - Number(a.certain) || (a.certain ? 0 : b.meshScore - a.meshScore) || b.score - a.score
  )
}

/** The surest sighting of each face. */
function withoutRepeats(sightings: Sighting[]): DetectedFace[] {
  const faces: DetectedFace[] = []
  for (const { score, box, mesh } of sightings.toSorted(bySureness))
    if (!faces.some((other) => sharedArea(box, other.box) > sameFaceShare)) faces.push({ score, box, mesh })
  return faces
}

type Box = DetectedFace['box']

function boxAround(mesh: Float32Array): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < mesh.length; i += 3) {
    left = Math.min(left, mesh[i])
    right = Math.max(right, mesh[i])
    top = Math.min(top, mesh[i + 1])
    bottom = Math.max(bottom, mesh[i + 1])
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Share of the smaller box that both cover. */
function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / Math.min(a.width * a.height, b.width * b.height)
}

function bySizeThenPlace(a: DetectedFace, b: DetectedFace): number {
  return b.box.width * b.box.height - a.box.width * a.box.height || a.box.x - b.box.x || a.box.y - b.box.y
}
