import type { PatchVerdict } from '../../shared/contract/left-out.ts'
import type { Point, Quad, Region, RejectReason } from '../../shared/domain.ts'
import type { OverlayPatch, OverlayScene } from '../library/overlays/overlay.ts'
import type { ReadOnlyLibrary } from './open-library.ts'
import { parsingsOfPhoto } from './parsings.ts'

/** A photo of the folder, with what was found in it. */
export interface StoredScene extends Omit<OverlayScene, 'patches' | 'parsings'> {
  photo: string
  contentHash: string
  /** Read when asked for: a mesh is 5.6 kB, what a face parser said some 5 kB. */
  drawn(): Pick<OverlayScene, 'patches' | 'parsings'>
}

interface PhotoRow {
  id: number
  photo: string
  contentHash: string
  widthPx: number
  heightPx: number
}

interface PatchRow {
  region: Region
  quad: Buffer
  rejected: RejectReason | null
  mesh: Buffer | null
}

const drawnPhotos = `SELECT id, path AS photo, content_hash AS contentHash, width_px AS widthPx, height_px AS heightPx FROM photo
  WHERE status = 'ready' AND EXISTS (SELECT 1 FROM patch WHERE photo_id = photo.id)`

/** Photos that have a patch, kept or not, in the order of their paths. */
export function storedScenes(library: ReadOnlyLibrary): StoredScene[] {
  const photos = library.db.prepare<[], PhotoRow>(`${drawnPhotos} ORDER BY path`).all()
  return photos.map(sceneReader(library))
}

/** One of them; null for a photo that is not there or has no patch. */
export function storedScene(library: ReadOnlyLibrary, photoId: number): StoredScene | null {
  const photo = library.db.prepare<[number], PhotoRow>(`${drawnPhotos} AND id = ?`).get(photoId)
  return photo ? sceneReader(library)(photo) : null
}

function sceneReader(library: ReadOnlyLibrary): (photo: PhotoRow) => StoredScene {
  const patches = library.db.prepare<[number], PatchRow>(
    `SELECT patch.region, patch.quad, patch.rejected, face.mesh
     FROM patch LEFT JOIN face ON face.id = patch.face_id WHERE patch.photo_id = ? ORDER BY patch.id`,
  )
  return ({ id, ...photo }) => ({
    ...photo,
    drawn: () => ({ patches: patches.all(id).map(fromRow), parsings: parsingsOfPhoto(library, id) }),
  })
}

function fromRow({ quad, mesh, ...patch }: PatchRow): OverlayPatch {
  return {
    ...patch,
    quad: decodeQuad(quad),
    mesh: mesh === null ? null : new Float32Array(new Uint8Array(mesh).buffer),
  }
}

function decodeQuad(blob: Buffer): Quad {
  const values = new Float64Array(new Uint8Array(blob).buffer)
  const corner = (i: number): Point => ({ x: values[2 * i], y: values[2 * i + 1] })
  return [corner(0), corner(1), corner(2), corner(3)]
}

/** What was said of each square of a photo, in the order in which they are drawn. */
export function photoVerdicts({ db }: ReadOnlyLibrary, photoId: number): PatchVerdict[] {
  return db
    .prepare<[number], PatchVerdict>(
      `SELECT patch.id AS patch, face.position + 1 AS face, patch.region, patch.rejected AS reason
       FROM patch LEFT JOIN face ON face.id = patch.face_id WHERE patch.photo_id = ? ORDER BY patch.id`,
    )
    .all(photoId)
}
