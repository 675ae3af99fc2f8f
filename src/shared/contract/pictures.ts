/** Pictures by id only: no path comes from a client. */
import { z } from 'zod'
import { photoSidesPx } from '../picture-url.ts'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'

export interface Picture {
  mediaType: 'image/bmp' | 'image/png' | 'image/jpeg'
  bytes: Uint8Array
}

export const pictureCalls = {
  /** 96 x 96, without loss. */
  'pictures.patch': call<Picture>()(z.strictObject({ library: libraryIdSchema, patch: rowIdSchema })),
  /** Upright, at most so many pixels long; never larger than the photo. */
  'pictures.photo': call<Picture>()(
    z.strictObject({ library: libraryIdSchema, photo: rowIdSchema, side: z.literal([...photoSidesPx]) }),
  ),
  /** Where the photo's own file lies, for a person to find it; nothing takes such a path back. */
  'photos.place': call<{ path: string }>()(z.strictObject({ library: libraryIdSchema, photo: rowIdSchema })),
  /** A face with some of its surroundings. */
  'pictures.face': call<Picture>()(z.strictObject({ library: libraryIdSchema, face: rowIdSchema })),
}
