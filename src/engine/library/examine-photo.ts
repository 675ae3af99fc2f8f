/** One look at one photo: read, decode, find faces, place squares, cut, measure, judge. A bad photo is a finding too. */
import type { PathLike } from 'node:fs'
import type { Point, Quad, WhiteBalance } from '../../shared/domain.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { measureSkin } from './attributes/measure-skin.ts'
import { cheekSideInEyeDistances, placeSquare, squareQuad } from './cheek-square.ts'
import { measureCovering } from './covering.ts'
import { decodePhoto } from './decode.ts'
import type { DecodedPhoto } from './decode.ts'
import type { DetectedFace, FaceDetector } from './face-detector.ts'
import type { FoundFace, FoundPatch, PhotoFindings } from './findings.ts'
import { edgeSharpness, gateThresholds, judgePatch } from './gates.ts'
import { eyesOf, headPose } from './head-pose.ts'
import { measureExposure, shadowEdgeContrast } from './light-on-patch.ts'
import { cutPatch, quadSide } from './patches.ts'
import { blockStrength, enlargementFactor, enlargementFrequency, lightnessIn } from './pixel-history.ts'
import { photoLook } from './photo-look.ts'
import { readPhoto } from './read-photo.ts'
import type { PhotoBytes } from './read-photo.ts'
import type { FaceRegion } from './regions.ts'
import { fitSkinModel } from './skin-model.ts'
import { applyGains, lightOnFace, whiteBalanceGains } from './white-balance.ts'

/** `faces` cuts cheeks; `whole` takes every picture as one patch, for people who already have crops. */
export type Crop = 'faces' | 'whole'

export interface ExamineOptions {
  crop: Crop
  /** Needed for `faces` only. */
  detector?: FaceDetector
  /** Of patches, by what is around each face; they are judged as they were. Default `none`. */
  whiteBalance?: WhiteBalance
}

/** Never throws for what is wrong with a photo: that is what `unreadable` and its reason say. */
export async function examinePhoto(path: PathLike, options: ExamineOptions): Promise<PhotoFindings> {
  const read = await readPhoto(path)
  return 'bytes' in read ? examineBytes(read, options) : read
}

export async function examineBytes(photo: PhotoBytes, options: ExamineOptions): Promise<PhotoFindings> {
  const { bytes, contentHash } = photo
  try {
    return { ...(await findingsOf(await decodePhoto(bytes), options)), contentHash }
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
  const seen = {
    format: photo.format,
    widthPx: photo.fullWidth,
    heightPx: photo.fullHeight,
    orientation: photo.orientation,
    look: photoLook(photo),
    origin: photo.origin,
  }
  if (options.crop === 'whole') {
    const loosePatches = [wholePatch(photo)]
    return { ...seen, status: 'ready', faces: [], loosePatches, reason: null }
  }
  if (!options.detector)
    throw new CheekboneError('internal', 'Faces cannot be found without a face detector.')
  const detected = await options.detector.detect(photo)
  const faces = detected.map((face) => foundFace(photo, face, options.whiteBalance ?? 'none'))
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
  if (Math.max(fullWidth, fullHeight) < 4 * gateThresholds.minSidePx)
    return `The picture is too small for a face (${fullWidth} x ${fullHeight} pixels).`
  return 'No face was found.'
}

const cheeks: FaceRegion[] = ['left-cheek', 'right-cheek']

function foundFace(photo: DecodedPhoto, face: DetectedFace, whiteBalance: WhiteBalance): FoundFace {
  const { mesh } = face
  const pose = headPose(mesh)
  const eyes = eyesOf(mesh)
  const angle = (pose.roll * Math.PI) / 180
  const geometry = { mesh, eyeDistancePx: eyes.eyeDistancePx, angle }
  const squares = cheeks.map((region) => ({ region, ...placeSquare(region, geometry) }))
  /* Both cheeks at one scale, so that they can be compared; a cheek that is turned away does not shrink the other. */
  const fitting = squares.filter((square) => square.fit >= gateThresholds.minFit)
  const side = Math.min(...fitting.map((square) => square.side))
  /* The sharper eye counts: the other may be shut, in shadow or behind hair. */
  const eyeSide = cheekSideInEyeDistances * eyes.eyeDistancePx
  const sharpness = Math.max(
    ...[eyes.leftEye, eyes.rightEye].map((eye) =>
      edgeSharpness(cutPatch(photo, squareQuad(eye, eyeSide, angle)).pixels, patchSidePx),
    ),
  )
  const history = lightnessIn(photo, face.box)
  const circumstances = {
    pose,
    blockStrength: blockStrength(history),
    enlargement: enlargementFactor(enlargementFrequency(history), (sharpness * patchSidePx) / eyeSide),
  }
  const skin = fitSkinModel(photo, { mesh, eyeDistancePx: eyes.eyeDistancePx })
  const gains = whiteBalanceGains(photo, mesh, whiteBalance)
  const patches = squares.map((square): FoundPatch => {
    const kept = square.fit >= gateThresholds.minFit ? side : square.side
    const quad = squareQuad(square.centre, kept, angle)
    const { pixels } = cutPatch(photo, quad)
    const rejected = judgePatch({
      region: square.region,
      quad,
      sidePx: kept,
      sharpness,
      photo,
      face: {
        ...circumstances,
        fit: square.fit,
        exposure: measureExposure(pixels),
        shadowContrast: shadowEdgeContrast(pixels, patchSidePx),
        covering: measureCovering(pixels, patchSidePx, skin),
      },
    })
    const balanced = applyGains(pixels, gains)
    return patchOf(photo, { region: square.region, quad, pixels: balanced, sharpness, rejected })
  })
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
    descriptor: face.descriptor,
    leftEye: enlarged(eyes.leftEye, reduction),
    rightEye: enlarged(eyes.rightEye, reduction),
    patches,
  }
}

/** The largest square in the middle of the picture, so that the picture covers the patch and keeps its proportions. */
function wholePatch(photo: DecodedPhoto): FoundPatch {
  const side = Math.min(photo.width, photo.height)
  const quad = squareQuad({ x: photo.width / 2, y: photo.height / 2 }, side, 0)
  const { pixels } = cutPatch(photo, quad)
  const sharpness = edgeSharpness(pixels, patchSidePx)
  const rejected = judgePatch({ region: 'whole', quad, sidePx: side, sharpness, photo })
  return patchOf(photo, { region: 'whole', quad, pixels, sharpness, rejected })
}

/** Adds what is measured, and turns decoded pixels into photo pixels. */
function patchOf(photo: DecodedPhoto, patch: Omit<FoundPatch, 'scale' | 'attributes'>): FoundPatch {
  const quad = patch.quad.map((corner) => enlarged(corner, photo.reduction)) as unknown as Quad
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
