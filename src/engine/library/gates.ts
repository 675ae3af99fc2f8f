/**
 * Which patches are good enough to learn from, and why not. All thresholds stand here.
 *
 * Sharpness is the steepness of the steepest edges, in contrasts per patch pixel: an edge of contrast C blurred by a
 * Gaussian of standard deviation s rises by C / (s sqrt(2 pi)) per pixel at its steepest. So 1 / s is measured, free of how
 * strong the edges are. On a face it is read from the eyes, which always have edges; smooth skin is no blur.
 */
import { labFromSrgb } from '../../numeric/colour.ts'
import { quantile } from '../../numeric/filters.ts'
import type { HeadPose, Quad, RejectReason } from '../../shared/domain.ts'
import type { Covering } from './covering.ts'
import type { Exposure } from './light-on-patch.ts'
import type { FaceRegion } from './regions.ts'

export const gateThresholds = {
  /** Shortest side of the square in photo pixels: below it pores and small spots cannot be told from noise. */
  minSidePx: 24,
  /** Edges blurred by more than four patch pixels (about 0.9 mm on an adult) have lost relief and small spots. */
  minSharpness: 0.25,
  /** Share of the wanted square that still fits between nose and face outline. */
  minFit: 0.72,
  /** Head turned so far that even the nearer cheek is seen at a slant, degrees. */
  maxYaw: 50,
  maxPitch: 40,
  /** A cheek on the far side of a head turned by more than this is hidden in part, degrees. */
  maxYawOfFarCheek: 30,
  /** Strength of JPEG blocks over the face (pixel-history.ts): quality 20 and below; at 50 no photo exceeds 4. */
  maxBlockStrength: 5,
  /** Shares of pixels without detail, see light-on-patch.ts. */
  maxClipped: 0.1,
  maxDark: 0.1,
  /** Contrast of an edge across the patch, natural logarithm of light: about a half. */
  maxShadowContrast: 0.58,
  /** Share of pixels that are not of the face's skin, and how far a connected group of them may reach in patch pixels. */
  maxCoveredShare: 0.12,
  maxCoveredExtentPx: 21,
} as const

export interface PatchCircumstances {
  region: FaceRegion | 'whole'
  quad: Quad
  sidePx: number
  sharpness: number
  photo: { width: number; height: number }
  /** Of faces only; a whole picture is taken as the person gave it. */
  face?: FaceCircumstances & SkinCircumstances
}

/** What holds for both cheeks of a face. */
export interface FaceCircumstances {
  pose: HeadPose
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
}

/** The first reason that applies, or null for a patch to keep. */
export function judgePatch(patch: PatchCircumstances): RejectReason | null {
  if (patch.face && isTurnedAway(patch.region, patch.face)) return 'turned-away'
  if (reachesOutside(patch.quad, patch.photo)) return 'outside-photo'
  if (patch.sidePx < gateThresholds.minSidePx) return 'too-small'
  return patch.face ? judgeSkin(patch, patch.face) : null
}

function judgeSkin(
  { sidePx, sharpness }: PatchCircumstances,
  face: FaceCircumstances & SkinCircumstances,
): RejectReason | null {
  const limits = gateThresholds
  const { exposure, covering } = face
  if (sidePx / face.enlargement < limits.minSidePx) return 'upscaled'
  if (sharpness < limits.minSharpness) return 'blurred'
  if (face.blockStrength > limits.maxBlockStrength) return 'compressed'
  if (exposure.clipped > limits.maxClipped) return 'over-exposed'
  if (exposure.dark > limits.maxDark) return 'under-exposed'
  if (covering.share > limits.maxCoveredShare || covering.extentPx > limits.maxCoveredExtentPx)
    return 'covered'
  if (face.shadowContrast > limits.maxShadowContrast) return 'shadow-edge'
  return null
}

function isTurnedAway(region: PatchCircumstances['region'], face: { fit: number; pose: HeadPose }): boolean {
  const { fit, pose } = face
  if (fit < gateThresholds.minFit) return true
  if (Math.abs(pose.yaw) > gateThresholds.maxYaw || Math.abs(pose.pitch) > gateThresholds.maxPitch)
    return true
  /* Turning towards the own left hides the left cheek. */
  const awayYaw = region === 'left-cheek' ? pose.yaw : -pose.yaw
  return awayYaw > gateThresholds.maxYawOfFarCheek
}

function reachesOutside(quad: Quad, photo: { width: number; height: number }): boolean {
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
  const { lightness } = labFromSrgb(pixels)
  const slopes = new Float32Array((side - 2) * (side - 2))
  let to = 0
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x
      const dx = (lightness[at + 1] - lightness[at - 1]) / 2
      const dy = (lightness[at + side] - lightness[at - side]) / 2
      slopes[to++] = Math.hypot(dx, dy)
    }
  const contrast = quantile(lightness, 0.98) - quantile(lightness, 0.02)
  if (contrast < minContrast) return 0
  return (quantile(slopes, 0.995) * Math.sqrt(2 * Math.PI)) / contrast
}
