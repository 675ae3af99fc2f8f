/** Pictures by id only: no path comes from a client. */
import { z } from 'zod'
import { photoSidesPx } from '../picture-url.ts'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'

export interface Picture {
  mediaType: 'image/bmp' | 'image/png' | 'image/jpeg'
  bytes: Uint8Array
}

/** Pixels of many patches in one answer: a gallery that asks one by one waits longer for the asking than for the pictures. */
export interface PatchSheet {
  /** `[n, 96, 96, 3]` sRGB, in the order in which they were asked for; black where there is none. */
  rgb: Uint8Array
  /** `[n]` 1 for each patch that is there. */
  found: Uint8Array
}

/** 6.75 MB, some screens of a gallery. */
export const mostSheetPatches = 256

const patchesSchema = z.custom<Int32Array>(
  (value) =>
    value instanceof Int32Array &&
    value.length >= 1 &&
    value.length <= mostSheetPatches &&
    value.every((id) => id >= 1),
)

export const pictureCalls = {
  /** 96 x 96, without loss. */
  'pictures.patch': call<Picture>()(z.strictObject({ library: libraryIdSchema, patch: rowIdSchema })),
  'pictures.patches': call<PatchSheet>()(
    z.strictObject({ library: libraryIdSchema, patches: patchesSchema }),
  ),
  /** Upright, at most so many pixels long; never larger than the photo. */
  'pictures.photo': call<Picture>()(
    z.strictObject({ library: libraryIdSchema, photo: rowIdSchema, side: z.literal([...photoSidesPx]) }),
  ),
  /** The photo with regions, squares and verdicts drawn over it. */
  'pictures.overlay': call<Picture>()(z.strictObject({ library: libraryIdSchema, photo: rowIdSchema })),
  /** Where the photo's own file lies, for a person to find it; nothing takes such a path back. */
  'photos.place': call<{ path: string }>()(z.strictObject({ library: libraryIdSchema, photo: rowIdSchema })),
  /** A face with some of its surroundings. */
  'pictures.face': call<Picture>()(z.strictObject({ library: libraryIdSchema, face: rowIdSchema })),
}
