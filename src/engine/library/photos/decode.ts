/**
 * From a file's bytes to 8-bit sRGB pixels. Orientation, colour profile, CMYK, grey, 16 bits and transparency are dealt
 * with here, so that nobody else has to know about them. Of animations and multi-page files the first picture counts.
 */
import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { CheekboneError } from '../../../shared/errors.ts'
import { isHeic } from './heif-brands.ts'
import { readOrigin, type PhotoOrigin } from './photo-origin.ts'
import type { Picture } from './picture.ts'

export interface DecodedPhoto extends Picture {
  format: string
  /** EXIF orientation, 1 to 8. */
  orientation: number
  /** Size of the photo itself, upright. The pixels may be fewer: see `reduction`. */
  fullWidth: number
  fullHeight: number
  /** Photo pixels per decoded pixel, at least 1. */
  reduction: number
  origin: PhotoOrigin
}

/** Longer photos are reduced while decoding. A cheek of a face as wide as such a photo still has 300 pixels. */
export const maxDecodedSidePx = 4096
/** A file that claims more than this is refused before its pixels are unpacked. */
const maxPhotoMegapixels = 500
/**
 * Unpacking takes no longer, so that no file can hold up an import: the largest photos take some seconds, a file that was made to
 * be slow may take hours. libvips looks at the clock between strips of the picture.
 */
const mostSeconds = 60

const readableFormats: Record<string, string> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  tiff: 'tiff',
  gif: 'gif',
  heif: 'avif',
}

/* One thread and no cache per photo: the import has its own workers, and memory stays what one photo needs. */
sharp.concurrency(1)
sharp.cache(false)

/** @throws CheekboneError `bad-image` with a sentence for people when the bytes are no whole picture. */
export async function decodePhoto(
  bytes: Uint8Array,
  { limitSeconds = mostSeconds } = {},
): Promise<DecodedPhoto> {
  if (bytes.length === 0)
    throw new CheekboneError('bad-image', 'The file is empty.', { reason: 'pictureEmpty' })
  if (isHeic(bytes)) throw heic()
  try {
    const metadata = await open(bytes).metadata()
    const format = readableFormats[metadata.format]
    if (format === 'avif' && metadata.compression === 'hevc') throw heic()
    if (!format || (format === 'avif' && metadata.compression !== 'av1')) throw notAPicture()
    return await unpack(bytes, metadata, { format, limitSeconds })
  } catch (error) {
    throw error instanceof CheekboneError ? error : explain(error)
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: maxPhotoMegapixels * 1e6, pages: 1 })
}

async function unpack(
  bytes: Uint8Array,
  metadata: Metadata,
  { format, limitSeconds }: { format: string; limitSeconds: number },
): Promise<DecodedPhoto> {
  const { width: fullWidth, height: fullHeight } = metadata.autoOrient
  let pipeline = open(bytes).timeout({ seconds: limitSeconds }).autoOrient()
  if (metadata.hasAlpha) pipeline = pipeline.flatten({ background: '#ffffff' })
  const longSide = Math.max(fullWidth, fullHeight)
  if (longSide > maxDecodedSidePx)
    pipeline = pipeline.resize({
      width: maxDecodedSidePx,
      height: maxDecodedSidePx,
      fit: 'inside',
      kernel: 'cubic',
    })
  const { data, info } = await pipeline
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3)
    throw new CheekboneError(
      'bad-image',
      `The picture has ${info.channels} colour channels instead of three.`,
      { reason: 'pictureChannels', values: { channels: info.channels } },
    )
  return {
    data,
    width: info.width,
    height: info.height,
    format,
    orientation: metadata.orientation ?? 1,
    fullWidth,
    fullHeight,
    reduction: Math.max(1, longSide / Math.max(info.width, info.height)),
    origin: readOrigin(bytes, metadata.exif),
  }
}

/** Why: docs/decisions/heic.md. The sentence stands in a list of photos, so it says by itself what to do. */
function heic(): CheekboneError {
  return new CheekboneError('bad-image', 'HEIC cannot be read yet; convert it to JPEG.', { reason: 'heic' })
}

function notAPicture(cause?: unknown): CheekboneError {
  return new CheekboneError('bad-image', 'The file is not a picture of a kind that can be read.', {
    reason: 'notAPicture',
    cause,
    hint: 'JPEG, PNG, WebP, AVIF, TIFF and GIF can be read. Check whether the file was only renamed.',
  })
}

function explain(cause: unknown): CheekboneError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/unsupported image format/i.test(message)) return notAPicture(cause)
  if (/^timeout/.test(message))
    return new CheekboneError('bad-image', 'The picture takes too long to unpack.', {
      reason: 'pictureTooSlow',
      cause,
      hint: 'Open it in a picture program and save it again.',
    })
  if (/pixel limit/i.test(message))
    return new CheekboneError(
      'bad-image',
      `The picture has more than ${maxPhotoMegapixels} million pixels.`,
      { reason: 'pictureTooLarge', values: { megapixels: maxPhotoMegapixels }, cause },
    )
  if (/premature end|end of file|unexpected end|read error|truncated|unable to parse|bad seek/i.test(message))
    return new CheekboneError(
      'bad-image',
      'The picture is cut short: the file ends before the picture does.',
      { reason: 'pictureCutShort', cause, hint: 'Copy the file again from where it came from.' },
    )
  return new CheekboneError(
    'bad-image',
    `The picture is damaged and cannot be decoded (${firstLine(message)}).`,
    { reason: 'pictureDamaged', values: { message: firstLine(message) }, cause },
  )
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0].trim()
}
