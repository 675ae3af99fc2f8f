/** Which part of a photo a picture shows, in upright photo pixels, so that squares can be drawn over it where they were cut. */
import type { PatchDetails } from '../../../../shared/contract/explore.ts'

export interface PhotoPart {
  x: number
  y: number
  width: number
  height: number
}

/** As the engine cuts pictures of faces (`engine/pictures`): this much of the box's longer side around it on every side. */
const faceMargin = 0.35

/** The face with its surroundings, within the photo; the whole photo where no face was found. */
export function facePart({ face, photo }: Pick<PatchDetails, 'face' | 'photo'>): PhotoPart {
  if (!face) return photoPart({ photo })
  const around = faceMargin * Math.max(face.box.width, face.box.height)
  const left = Math.max(0, Math.floor(face.box.x - around))
  const top = Math.max(0, Math.floor(face.box.y - around))
  const right = Math.min(photo.widthPx, Math.ceil(face.box.x + face.box.width + around))
  const bottom = Math.min(photo.heightPx, Math.ceil(face.box.y + face.box.height + around))
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function photoPart({ photo }: Pick<PatchDetails, 'photo'>): PhotoPart {
  return { x: 0, y: 0, width: photo.widthPx, height: photo.heightPx }
}

/** As an SVG's `viewBox`. */
export function viewBoxOf({ x, y, width, height }: PhotoPart): string {
  return `${x} ${y} ${width} ${height}`
}

/** As a polygon's `points`. */
export function pointsOf(quad: PatchDetails['quad']): string {
  return quad.map(({ x, y }) => `${x},${y}`).join(' ')
}
