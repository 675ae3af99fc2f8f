/** The nouns of the product. What is stored about each of them stands in docs/architecture.md. */

export const photoStatuses = ['ready', 'no-face', 'unreadable', 'missing'] as const
export type PhotoStatus = (typeof photoStatuses)[number]

export const regions = ['left-cheek', 'right-cheek', 'whole'] as const
/** `left` and `right` are the person's own; `whole` is a photo taken as one patch. */
export type Region = (typeof regions)[number]

export const rejectReasons = ['too-small', 'blurred', 'turned-away', 'outside-photo'] as const
export type RejectReason = (typeof rejectReasons)[number]

/** Side of a stored patch in pixels; networks take crops of it. */
export const patchSidePx = 96

export interface Point {
  x: number
  y: number
}

/** Corners in photo pixels (after EXIF orientation): top left, top right, bottom right, bottom left as seen in the patch. */
export type Quad = readonly [Point, Point, Point, Point]

/** Head pose in degrees; 0, 0, 0 looks straight at the camera. */
export interface HeadPose {
  yaw: number
  pitch: number
  roll: number
}

/** Measured, not learned. Units and formulas: docs/attributes.md. */
export interface SkinAttributes {
  /** Individual typology angle in degrees: high is light, low is dark. */
  toneIta: number
  /** Contrast of fine relief, per cent of luminance. */
  roughness: number
  /** Number of dark or red spots in the patch. */
  spots: number
  /** Mean CIELAB a* of the middle of the lightness range. */
  redness: number
  /** Mean CIELAB L* of the middle of its range, 0 to 100. */
  lightness: number
}
export const skinAttributeNames = [
  'toneIta',
  'roughness',
  'spots',
  'redness',
  'lightness',
] as const satisfies (keyof SkinAttributes)[]

export const regionTitles: Record<Region, string> = {
  'left-cheek': 'Left cheek',
  'right-cheek': 'Right cheek',
  whole: 'Whole picture',
}

export const rejectTitles: Record<RejectReason, string> = {
  'too-small': 'Too few pixels',
  blurred: 'Too blurred',
  'turned-away': 'Turned away',
  'outside-photo': 'Partly outside the photo',
}
