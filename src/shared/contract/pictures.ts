/** Pictures by id only: no path comes from a client. */
import { z } from 'zod'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'

export interface Picture {
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
  bytes: Uint8Array
}

/** Longest sides that photos are shown at; few, so that the cache is of use. */
export const photoSidesPx = [160, 480, 1600] as const

export const pictureCalls = {
  /** 96 x 96, without loss. */
  'pictures.patch': call<Picture>()(z.strictObject({ library: libraryIdSchema, patch: rowIdSchema })),
  /** Upright, at most so many pixels long; never larger than the photo. */
  'pictures.photo': call<Picture>()(
    z.strictObject({ library: libraryIdSchema, photo: rowIdSchema, side: z.literal([...photoSidesPx]) }),
  ),
  /** A face with some of its surroundings. */
  'pictures.face': call<Picture>()(z.strictObject({ library: libraryIdSchema, face: rowIdSchema })),
}
