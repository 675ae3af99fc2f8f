/**
 * Where a page finds a picture of a library, on any host: `/pictures/<library>/patch/<id>`, `/pictures/<library>/face/<id>`,
 * `/pictures/<library>/photo/<id>/<side>`,
 * `/pictures/<library>/overlay/<photo>`. Ids only, each written in one way only, so that nothing in it can name a file.
 */

/** Longest sides that photos are shown at; few, so that the cache is of use. */
export const photoSidesPx = [160, 480, 1600] as const
export type PhotoSidePx = (typeof photoSidesPx)[number]

export type PictureName =
  | { kind: 'patch'; library: string; patch: number }
  | { kind: 'face'; library: string; face: number }
  | { kind: 'overlay'; library: string; photo: number }
  | { kind: 'photo'; library: string; photo: number; side: PhotoSidePx }

const shape =
  /^\/pictures\/([0-9a-f]{16})\/(patch|face|overlay|photo)\/([1-9][0-9]{0,15})(?:\/([1-9][0-9]{2,3}))?$/

/** An absolute path; it means the same under `app://cheekbone` and under the web host's address. */
export function pictureUrl(picture: PictureName): string {
  const folder = `/pictures/${picture.library}/${picture.kind}`
  switch (picture.kind) {
    case 'patch':
      return `${folder}/${picture.patch}`
    case 'face':
      return `${folder}/${picture.face}`
    case 'overlay':
      return `${folder}/${picture.photo}`
    case 'photo':
      return `${folder}/${picture.photo}/${picture.side}`
  }
}

/** The picture that a path names, or null. Nothing is decoded: a path with an escape, a query or a dot names none. */
export function parsePictureUrl(path: string): PictureName | null {
  const [, library, kind, digits, sideDigits] = shape.exec(path) ?? []
  const id = Number(digits)
  if (!Number.isSafeInteger(id)) return null
  if (kind === 'photo') {
    const side = photoSidesPx.find((known) => String(known) === sideDigits)
    return side === undefined ? null : { kind, library, photo: id, side }
  }
  if (sideDigits !== undefined) return null
  if (kind === 'overlay') return { kind, library, photo: id }
  return kind === 'patch' ? { kind, library, patch: id } : { kind: 'face', library, face: id }
}
