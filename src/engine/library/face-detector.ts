/** Finds the faces of a photo and their meshes. Photos do not influence each other: the same photo gives the same bytes. */
import { meshOfFace } from './face-mesh.ts'
import { findFaces } from './face-search.ts'
import { loadHumanModels } from './human-models.ts'
import type { Picture } from './picture.ts'
import { createPyramid } from './pyramid.ts'

export interface DetectedFace {
  /** 0 to 1: the lower of what finder and mesh say. */
  score: number
  /** Around the mesh, photo pixels; may reach over the photo's edge. */
  box: { x: number; y: number; width: number; height: number }
  /** Photo pixels, flat x, y, z; z is in the same unit, smaller is nearer. */
  mesh: Float32Array /* [468, 3] */
}

export interface FaceDetector {
  /** Faces from the largest to the smallest. */
  detect(photo: Picture): Promise<DetectedFace[]>
  close(): Promise<void>
}

/** Below this the mesh network has not seen a face in the box. */
const minMeshScore = 0.5
/** Two meshes that share this much of the smaller box are one face found twice. */
const sameFaceShare = 0.5

/** @throws CheekboneError `internal` when the networks cannot be loaded. */
export async function createFaceDetector(): Promise<FaceDetector> {
  const models = await loadHumanModels()
  return {
    detect(photo) {
      const pyramid = createPyramid(photo)
      const faces: DetectedFace[] = []
      for (const box of findFaces(models.finder, photo, pyramid)) {
        const mesh = meshOfFace(models.mesh, pyramid, box)
        if (mesh.score < minMeshScore) continue
        const face = {
          score: Math.min(box.score, mesh.score),
          box: boxAround(mesh.points),
          mesh: mesh.points,
        }
        if (!faces.some((other) => sharedArea(face.box, other.box) > sameFaceShare)) faces.push(face)
      }
      return Promise.resolve(faces.sort(bySizeThenPlace))
    },
    close() {
      models.close()
      return Promise.resolve()
    },
  }
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
