/** Patches, photos and faces as picture files for windows: from the library, and from the photo folder, which is only read. */
import { open } from 'node:fs/promises'
import sharp from 'sharp'
import { patchSidePx } from '../../shared/domain.ts'
import type { LibraryId } from '../../shared/contract/arguments.ts'
import type { PatchSheet, Picture } from '../../shared/contract/pictures.ts'
import type { PhotoSidePx } from '../../shared/picture-url.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { decodePhoto, type DecodedPhoto } from '../library/photos/decode.ts'
import { systemPath } from '../library/photos/file-names.ts'
import { drawOverlay } from '../library/overlays/overlay.ts'
import { readPhoto } from '../library/photos/read-photo.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { patchPixels, readPatchSheet } from '../store/patches.ts'
import { storedScene } from '../store/overlays.ts'
import { libraryFolder } from '../store/photos.ts'
import { faceSource, photoPath } from '../store/picture-sources.ts'
import { encodeBitmap } from './bitmap.ts'
import { createPictureCache } from './picture-cache.ts'

const cacheBytes = 96 * 2 ** 20
/** A face is shown with this much of its box's size around it on every side. */
const faceMargin = 0.35
const faceSidePx = 320

export interface Pictures {
  /** @throws CheekboneError `not-found` for an id without pixels */
  patch(library: LibraryId, patchId: number): Picture
  /** Many in one answer; those that are gone are told, and no error. */
  patches(library: LibraryId, patchIds: Int32Array): PatchSheet
  /** @throws CheekboneError `not-found` for a photo that is unknown or gone, `bad-image` when it cannot be decoded */
  photo(library: LibraryId, photoId: number, side: PhotoSidePx): Promise<Picture>
  face(library: LibraryId, faceId: number): Promise<Picture>
  /** The photo with what was looked for and taken drawn over it, numbered as `left-out.verdicts` tells. */
  overlay(library: LibraryId, photoId: number): Promise<Picture>
  /** The folder, for a file whose name is no text. @throws CheekboneError `not-found` for an unknown photo */
  place(library: LibraryId, photoId: number): { path: string }
}

export function openPictures(reader: (id: LibraryId) => ReadOnlyLibrary): Pictures {
  const cache = createPictureCache(cacheBytes)
  return {
    patch: (id, patchId) => {
      const pixels = patchPixels(reader(id), patchId)
      if (!pixels) throw gone('patch')
      const bytes = encodeBitmap(pixels, { width: patchSidePx, height: patchSidePx })
      return { mediaType: 'image/bmp', bytes }
    },
    patches: (id, patchIds) => readPatchSheet(reader(id), patchIds),
    photo: async (id, photoId, side) => {
      const library = reader(id)
      const path = photoPath(library, photoId)
      if (path === null) throw gone('photo')
      const key = `${id} photo ${photoId} ${side} ${await changedMs(library, path)}`
      return cache.get(key, async () => fitInto(await decode(library, path), side))
    },
    face: async (id, faceId) => {
      const library = reader(id)
      const source = faceSource(library, faceId)
      if (source === null) throw gone('face')
      const key = `${id} face ${faceId} ${await changedMs(library, source.photo)}`
      return cache.get(key, async () => {
        const photo = await decode(library, source.photo)
        const scale = photo.width / source.widthPx
        const around = faceMargin * Math.max(source.width, source.height)
        const left = Math.max(0, Math.floor((source.x - around) * scale))
        const top = Math.max(0, Math.floor((source.y - around) * scale))
        const right = Math.min(photo.width, Math.ceil((source.x + source.width + around) * scale))
        const bottom = Math.min(photo.height, Math.ceil((source.y + source.height + around) * scale))
        return fitInto(photo, faceSidePx, { left, top, width: right - left, height: bottom - top })
      })
    },
    overlay: async (id, photoId) => {
      const library = reader(id)
      const scene = storedScene(library, photoId)
      if (scene === null) throw gone('photo')
      const key = `${id} overlay ${photoId} ${await changedMs(library, scene.photo)}`
      return cache.get(key, async () => {
        const read = await readPhoto(photoFile(library, scene.photo))
        if (!('bytes' in read)) throw gone('photo')
        const bytes = await drawOverlay(read.bytes, { ...scene, ...scene.drawn(), verdicts: 'numbers' })
        return { mediaType: 'image/jpeg' as const, bytes: new Uint8Array(bytes) }
      })
    },
    place: (id, photoId) => {
      const library = reader(id)
      const folder = libraryFolder(library)
      const path = photoPath(library, photoId)
      if (folder === null || path === null) throw gone('photo')
      const file = systemPath(folder, path)
      return { path: typeof file === 'string' ? file : folder }
    },
  }
}

interface Part {
  left: number
  top: number
  width: number
  height: number
}

async function fitInto(photo: DecodedPhoto, side: number, part?: Part): Promise<Picture> {
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const
  const whole = sharp(photo.data, { raw })
  const bytes = await (part ? whole.extract(part) : whole)
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return { mediaType: 'image/jpeg', bytes: new Uint8Array(bytes) }
}

/** Part of a picture's name in the cache, so that a photo that was changed is shown as it is now. */
async function changedMs(library: ReadOnlyLibrary, path: string): Promise<number> {
  const file = await open(photoFile(library, path), 'r').catch((cause: unknown) => {
    throw gone('photo', cause)
  })
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
  }
}

async function decode(library: ReadOnlyLibrary, path: string): Promise<DecodedPhoto> {
  const read = await readPhoto(photoFile(library, path))
  if ('bytes' in read) return decodePhoto(read.bytes)
  throw new CheekboneError('not-found', `The photo ${path} cannot be shown. ${read.reason}`, {
    reason: 'photoNotShown',
    values: { photo: path, why: read.reason },
    hint: 'Put it back into its folder.',
  })
}

function photoFile(library: ReadOnlyLibrary, path: string) {
  const folder = libraryFolder(library)
  if (folder === null) throw gone('photo')
  return systemPath(folder, path)
}

function gone(what: 'patch' | 'photo' | 'face', cause?: unknown): CheekboneError {
  return new CheekboneError('not-found', `This ${what} is no longer there.`, {
    reason: 'pictureGone',
    cause,
    hint: 'Look at the folder again to bring the library up to date.',
  })
}
