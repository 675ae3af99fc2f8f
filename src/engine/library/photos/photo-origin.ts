/**
 * Where a photo comes from, as far as it says so itself: what may look like a topic of skin and is none. Named fields are taken,
 * and no others: of places, names and serial numbers nothing is kept.
 */
import readExif from 'exif-reader'
import { jpegQuality } from './jpeg-quality.ts'

/** Null where the file does not say. */
export interface PhotoOrigin {
  /** Maker and model, such as `Canon EOS R6`. */
  camera: string | null
  lens: string | null
  /** By the camera's own clock, which knows no time zone: `2024-05-31T18:02:11`. */
  takenAt: string | null
  /** 1 to 100, jpeg-quality.ts. */
  jpegQuality: number | null
}

/** @param exif the photo's EXIF block; one that cannot be read says nothing */
export function readOrigin(bytes: Uint8Array, exif: Buffer | undefined): PhotoOrigin {
  return { ...fromExif(exif), jpegQuality: jpegQuality(bytes) }
}

const nothing = { camera: null, lens: null, takenAt: null }

function fromExif(exif: Buffer | undefined): Omit<PhotoOrigin, 'jpegQuality'> {
  if (!exif) return nothing
  try {
    const { Image: image, Photo: photo } = readExif(exif)
    const [maker, model] = [textOf(image?.Make), textOf(image?.Model)]
    return {
      camera: cameraName(maker, model),
      lens: textOf(photo?.LensModel),
      takenAt: timeOf(photo?.DateTimeOriginal),
    }
  } catch {
    /* The pixels are whole; a block beside them that is damaged is the same as none. */
    return nothing
  }
}

/** Many makers begin the model with their own name. */
function cameraName(maker: string | null, model: string | null): string | null {
  if (maker === null || model === null) return model ?? maker
  const firstWord = maker.split(' ')[0].toLowerCase()
  return model.toLowerCase().startsWith(firstWord) ? model : `${maker} ${model}`
}

const longestText = 80

function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestText)
  return text === '' ? null : text
}

function timeOf(value: unknown): string | null {
  return value instanceof Date && Number.isFinite(value.getTime()) ? value.toISOString().slice(0, 19) : null
}
