/** One look at one photo: read, decode, find faces, place squares, cut, measure, judge. A bad photo is a finding too. */
import type { PathLike } from 'node:fs'
import { patchSidePx, standardRegions } from '../../../shared/domain.ts'
import type { FaceRegion, Point, Quad, WhiteBalance } from '../../../shared/domain.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { standardThresholds, thresholdsWith } from '../../../shared/gate-thresholds.ts'
import type { GateThresholds } from '../../../shared/gate-thresholds.ts'
import { measureSkin } from '../attributes/measure-skin.ts'
import { decodePhoto } from '../photos/decode.ts'
import type { DecodedPhoto } from '../photos/decode.ts'
import type { DetectedFace, FaceDetector } from '../faces/face-detector.ts'
import type { FaceParser } from '../parser/face-parser.ts'
import type { FaceParserFile } from '../parser/face-parser-file.ts'
import { enlargedParsing } from '../parser/face-parsing.ts'
import { facePatches } from '../squares/face-patches.ts'
import type { PatchSetting } from '../squares/face-patches.ts'
import type { FoundFace, FoundPatch, PhotoFindings } from './findings.ts'
import { edgeSharpness, judgePatch } from '../skin/gates.ts'
import { eyesOf, headPose } from '../faces/head-pose.ts'
import { cutPatch, quadSide } from '../squares/patches.ts'
import { photoLook } from '../photos/photo-look.ts'
import { releasePixels } from '../photos/picture.ts'
import { readPhoto } from '../photos/read-photo.ts'
import type { PhotoBytes } from '../photos/read-photo.ts'
import { squareQuad } from '../squares/region-square.ts'
import { applyGains, lightOnFace, whiteBalanceGains } from '../skin/white-balance.ts'

/** `faces` cuts cheeks; `whole` takes every picture as one patch, for people who already have crops. */
export type Crop = 'faces' | 'whole'

export interface ExamineOptions extends CutChoices {
  crop: Crop
  /** Needed for `faces` only. */
  detector?: Pick<FaceDetector, 'detect'>
  /** Opened from `faceParser`, when there is one. */
  parser?: FaceParser
}

/** What is cut and kept. */
export interface CutChoices {
  /** Of patches, by what is around each face; they are judged as they were. Default `none`. */
  whiteBalance?: WhiteBalance
  /** Where faces are cut; both cheeks by default. */
  regions?: readonly FaceRegion[]
  /** Squares of each region, 1 to 9; 1 by default. */
  patchesPerRegion?: number
  /** Thresholds that are not the standard ones. */
  gates?: Partial<GateThresholds>
  /** A network of the person's own that tells skin from what lies over it. */
  faceParser?: FaceParserFile
}

interface FaceSetting extends PatchSetting {
  whiteBalance: WhiteBalance
  parser: FaceParser | undefined
}

/** Never throws for what is wrong with a photo: that is what `unreadable` and its reason say. */
export async function examinePhoto(path: PathLike, options: ExamineOptions): Promise<PhotoFindings> {
  const read = await readPhoto(path)
  return 'bytes' in read ? examineBytes(read, options) : read
}

export async function examineBytes(photo: PhotoBytes, options: ExamineOptions): Promise<PhotoFindings> {
  const { bytes, contentHash } = photo
  try {
    const photo = await decodePhoto(bytes)
    try {
      return { ...(await findingsOf(photo, options)), contentHash }
    } finally {
      releasePixels(photo)
    }
  } catch (error) {
    if (error instanceof CheekboneError && error.code === 'bad-image')
      return { status: 'unreadable', contentHash, reason: error.message }
    throw error
  }
}

type SeenPhoto = Exclude<PhotoFindings, { status: 'unreadable' }>

async function findingsOf(
  photo: DecodedPhoto,
  options: ExamineOptions,
): Promise<Omit<SeenPhoto, 'contentHash'>> {
  const thresholds = thresholdsWith(options.gates ?? {})
  const seen = {
    format: photo.format,
    widthPx: photo.fullWidth,
    heightPx: photo.fullHeight,
    orientation: photo.orientation,
    look: photoLook(photo),
    origin: photo.origin,
  }
  if (options.crop === 'whole') {
    const loosePatches = [wholePatch(photo, thresholds)]
    return { ...seen, status: 'ready', faces: [], loosePatches, reason: null }
  }
  if (!options.detector)
    throw new CheekboneError('internal', 'Faces cannot be found without a face detector.')
  const detected = await options.detector.detect(photo)
  const setting = {
    whiteBalance: options.whiteBalance ?? 'none',
    regions: options.regions ?? standardRegions,
    patchesPerRegion: options.patchesPerRegion ?? 1,
    thresholds,
    parser: options.parser,
  }
  const faces: FoundFace[] = []
  for (const face of detected) faces.push(await foundFace(photo, face, setting))
  return {
    ...seen,
    status: faces.length > 0 ? 'ready' : 'no-face',
    faces,
    loosePatches: [],
    reason: faces.length > 0 ? null : reasonForNoFace(photo),
  }
}

function reasonForNoFace(photo: DecodedPhoto): string {
  const { fullWidth, fullHeight } = photo
  /* Two cheek squares and what is around them. */
  if (Math.max(fullWidth, fullHeight) < 4 * standardThresholds.minSidePx)
    return `The picture is too small for a face (${fullWidth} x ${fullHeight} pixels).`
  return 'No face was found.'
}

async function foundFace(photo: DecodedPhoto, face: DetectedFace, setting: FaceSetting): Promise<FoundFace> {
  const { mesh } = face
  const pose = headPose(mesh)
  const eyes = eyesOf(mesh)
  const gains = whiteBalanceGains(photo, mesh, setting.whiteBalance)
  const parsing = await setting.parser?.parse(photo, mesh)
  const patches = facePatches(photo, { face, pose, eyes, parsing }, setting).map((patch) =>
    patchOf(photo, { ...patch, pixels: applyGains(patch.pixels, gains) }),
  )
  const { reduction } = photo
  return {
    box: {
      x: face.box.x * reduction,
      y: face.box.y * reduction,
      width: face.box.width * reduction,
      height: face.box.height * reduction,
    },
    score: face.score,
    mesh: mesh.map((value) => value * reduction),
    pose,
    eyeDistancePx: eyes.eyeDistancePx * reduction,
    ...(gains && { whiteBalance: gains }),
    light: lightOnFace(photo, mesh),
    ...(parsing && { parsing: enlargedParsing(parsing, reduction) }),
    descriptor: face.descriptor,
    leftEye: enlarged(eyes.leftEye, reduction),
    rightEye: enlarged(eyes.rightEye, reduction),
    patches,
  }
}

/** The largest square in the middle of the picture, so that the picture covers the patch and keeps its proportions. */
function wholePatch(photo: DecodedPhoto, thresholds: GateThresholds): FoundPatch {
  const side = Math.min(photo.width, photo.height)
  const quad = squareQuad({ x: photo.width / 2, y: photo.height / 2 }, side, 0)
  const { pixels } = cutPatch(photo, quad)
  const sharpness = edgeSharpness(pixels, patchSidePx)
  const circumstances = { region: 'whole', reachesOutside: false, sidePx: side, sharpness } as const
  const rejected = judgePatch(circumstances, thresholds)
  return patchOf(photo, { region: 'whole', square: 0, quad, pixels, sharpness, rejected, circumstances })
}

/** Adds what is measured, and turns decoded pixels into photo pixels. */
function patchOf(photo: DecodedPhoto, patch: Omit<FoundPatch, 'scale' | 'attributes'>): FoundPatch {
  const [topLeft, topRight, bottomRight, bottomLeft] = patch.quad
  const inPhoto = (corner: Point): Point => enlarged(corner, photo.reduction)
  const quad: Quad = [inPhoto(topLeft), inPhoto(topRight), inPhoto(bottomRight), inPhoto(bottomLeft)]
  return {
    ...patch,
    quad,
    scale: quadSide(quad) / patchSidePx,
    attributes: measureSkin(patch.pixels, patchSidePx),
  }
}

function enlarged(point: Point, factor: number): Point {
  return { x: point.x * factor, y: point.y * factor }
}
