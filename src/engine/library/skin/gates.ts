/**
 * Which patches are good enough to learn from, and why not. All thresholds stand in shared/gate-thresholds.ts.
 *
 * Sharpness is the steepness of the steepest edges, in contrasts per patch pixel: an edge of contrast C blurred by a
 * Gaussian of standard deviation s rises by C / (s sqrt(2 pi)) per pixel at its steepest. So 1 / s is measured, free of how
 * strong the edges are. On a face it is read from the eyes, which always have edges; smooth skin is no blur.
 */
import { lightnessFromSrgb } from '../../../numeric/colour.ts'
import { quantile } from '../../../numeric/filters.ts'
import type { HeadPose, Quad, Region, RejectReason } from '../../../shared/domain.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import type { GateThresholds } from '../../../shared/gate-thresholds.ts'
import type { Covering } from './covering.ts'
import type { Exposure } from './light-on-patch.ts'

/** All that a verdict hangs on; stored, so that other thresholds need no other look at the photo. */
export interface PatchCircumstances {
  region: Region
  reachesOutside: boolean
  /** Width of the square in pixels of the photo as it was decoded. */
  sidePx: number
  sharpness: number
  /** Of faces only; a whole picture is taken as the person gave it. */
  face?: FaceCircumstances & SkinCircumstances
}

/** What holds for all patches of a face. */
export interface FaceCircumstances {
  pose: Pick<HeadPose, 'yaw' | 'pitch'>
  blockStrength: number
  /** Times that each side of the photo was enlarged; 1 as a camera made it. */
  enlargement: number
}

export interface SkinCircumstances {
  /** Share of the wanted square that fits. */
  fit: number
  exposure: Exposure
  shadowContrast: number
  covering: Covering
  /** Dark grain in that of the smoother cheek; 1 for cheeks. */
  relief: number
}

/** The first reason that applies, or null for a patch to keep. */
export function judgePatch(
  patch: PatchCircumstances,
  limits: GateThresholds = standardThresholds,
): RejectReason | null {
  if (patch.face && isTurnedAway(patch.region, patch.face, limits)) return 'turned-away'
  if (patch.face && patch.face.fit < limits.minFit) return 'no-room'
  if (patch.reachesOutside) return 'outside-photo'
  if (patch.sidePx < limits.minSidePx) return 'too-small'
  return patch.face ? judgeSkin(patch, patch.face, limits) : null
}

function judgeSkin(
  { sidePx, sharpness }: PatchCircumstances,
  face: FaceCircumstances & SkinCircumstances,
  limits: GateThresholds,
): RejectReason | null {
  const { exposure, covering } = face
  if (sidePx / face.enlargement < limits.minSidePx) return 'upscaled'
  if (sharpness < limits.minSharpness) return 'blurred'
  if (face.blockStrength > limits.maxBlockStrength) return 'compressed'
  if (exposure.clipped > limits.maxClipped) return 'over-exposed'
  if (exposure.dark > limits.maxDark) return 'under-exposed'
  if (covering.share > limits.maxCoveredShare || covering.extentPx > limits.maxCoveredExtentPx)
    return 'covered'
  if (face.relief > limits.maxRelief) return 'covered'
  if (face.shadowContrast > limits.maxShadowContrast) return 'shadow-edge'
  return null
}

function isTurnedAway(
  region: Region,
  { pose: { yaw, pitch } }: FaceCircumstances,
  limits: GateThresholds,
): boolean {
  if (Math.abs(yaw) > limits.maxYaw || Math.abs(pitch) > limits.maxPitch) return true
  /* Turning towards the own left hides the left cheek; what lies on the middle line is hidden on neither side. */
  if (region === 'left-cheek') return yaw > limits.maxYawOfFarCheek
  return region === 'right-cheek' && -yaw > limits.maxYawOfFarCheek
}

/** Whether a corner lies outside the photo. */
export function reachesOutside(quad: Quad, photo: { width: number; height: number }): boolean {
  const tolerance = 0.5
  return quad.some(
    ({ x, y }) =>
      x < -tolerance || y < -tolerance || x > photo.width + tolerance || y > photo.height + tolerance,
  )
}

/** Contrasts below this are noise, L* units. */
const minContrast = 4

/** 1 / s of the steepest edges of a square of sRGB pixels, in 1 / pixel; 0 when nothing in it stands out. */
export function edgeSharpness(pixels: Uint8Array /* [side, side, 3] */, side: number): number {
  const lightness = lightnessFromSrgb(pixels)
  const slopes = new Float32Array((side - 2) * (side - 2))
  let to = 0
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x
      const dx = (lightness[at + 1] - lightness[at - 1]) / 2
      const dy = (lightness[at + side] - lightness[at - side]) / 2
      slopes[to++] = Math.sqrt(dx * dx + dy * dy)
    }
  const contrast = quantile(lightness, 0.98) - quantile(lightness, 0.02)
  if (contrast < minContrast) return 0
  return (quantile(slopes, 0.995) * Math.sqrt(2 * Math.PI)) / contrast
}
