import type {
  HeadPose,
  Point,
  Quad,
  Region,
  RejectReason,
  SkinAttributes,
  WhiteBalanceGains,
} from '../../../shared/domain.ts'
import type { FaceParsing } from '../parser/face-parsing.ts'
import type { PatchCircumstances } from '../skin/gates.ts'
import type { PhotoOrigin } from '../photos/photo-origin.ts'
import type { FaceLight } from '../skin/white-balance.ts'

/** A file that the scan found. `path` is relative to the folder, with `/` between parts, on every system. */
export interface ScannedFile {
  path: string
  sizeBytes: number
  modifiedMs: number
  /** Set when the file cannot even be looked at (no permission, broken link, loop). */
  problem?: string
}

export interface FoundPatch {
  region: Region
  /** 0-based index among the squares of its region. */
  square: number
  quad: Quad
  /** 96 x 96 x 3 sRGB bytes, rows from the top; rejected patches have theirs too, to be looked at. */
  pixels: Uint8Array
  /** Source pixels per patch pixel; below 1 the patch had to be enlarged. */
  scale: number
  /** 1 / blur of the steepest edges, 1 / patch pixel; gates.ts has the formula. */
  sharpness: number
  attributes: SkinAttributes
  /** Why the patch is left out, or null when it is kept. */
  rejected: RejectReason | null
  /** What that verdict hangs on. */
  circumstances: PatchCircumstances
}

export interface FoundFace {
  /** Box in photo pixels. */
  box: { x: number; y: number; width: number; height: number }
  score: number
  /** 468 mesh points, photo pixels; flat x, y, z triples. */
  mesh: Float32Array
  pose: HeadPose
  eyeDistancePx: number
  leftEye: Point
  rightEye: Point
  patches: FoundPatch[]
  /** What was done to the colours of the patches; missing when nothing was. */
  whiteBalance?: WhiteBalanceGains
  /** Of the photo as it was, whatever was done to the patches. */
  light?: FaceLight
  /** What a face parser said of it, photo pixels; missing without one. */
  parsing?: FaceParsing
  /** What tells people apart, length 1; missing with `--no-identity`. */
  descriptor?: Float32Array /* [1024] */
}

/** All that one look at one photo gave. Plain data: it crosses threads and goes into the store as it is. */
export type PhotoFindings =
  | {
      status: 'ready' | 'no-face'
      contentHash: string
      format: string
      /** Size after EXIF orientation. */
      widthPx: number
      heightPx: number
      orientation: number
      faces: FoundFace[]
      /** Patches that belong to no face (`--crop whole`). */
      loosePatches: FoundPatch[]
      /** A sentence for `no-face`, otherwise null. */
      reason: string | null
      /** Perceptual hash, photo-look.ts. */
      look?: Uint8Array /* [8] */
      origin?: PhotoOrigin
    }
  | { status: 'unreadable'; contentHash: string | null; reason: string }
