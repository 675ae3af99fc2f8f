/** The nouns of the product. What is stored about each of them stands in docs/architecture.md. */

export type PhotoStatus = 'ready' | 'no-face' | 'unreadable' | 'missing'

/** Where on a face patches may be cut: docs/regions.md. `left` and `right` are the person's own. */
export const faceRegions = ['left-cheek', 'right-cheek', 'forehead', 'chin', 'nose'] as const
export type FaceRegion = (typeof faceRegions)[number]
/** Where they are cut when nobody says otherwise. */
export const standardRegions: readonly FaceRegion[] = ['left-cheek', 'right-cheek']
export const mostPatchesPerRegion = 9

export const regions = [...faceRegions, 'whole'] as const
/** `whole` is a photo taken as one patch. */
export type Region = (typeof regions)[number]

export const rejectReasons = [
  'too-small',
  'upscaled',
  'blurred',
  'compressed',
  'over-exposed',
  'under-exposed',
  'covered',
  'shadow-edge',
  'turned-away',
  'no-room',
  'outside-photo',
] as const
export type RejectReason = (typeof rejectReasons)[number]

/** How the colour of the light is taken out of a face's patches: src/engine/library/skin/white-balance.ts. */
export const whiteBalances = ['none', 'grey-world', 'sclera'] as const
export type WhiteBalance = (typeof whiteBalances)[number]
/** Factors on linear red, green and blue. */
export type WhiteBalanceGains = readonly [number, number, number]

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

/** Measured, not learned. Formulas: docs/attributes.md. NaN where a library from before does not have it yet. */
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
  /** Mean CIELAB b* of the middle of the lightness range. */
  yellowness: number
  /** Robust spread of CIELAB L*, a*, b* over the patch, the fall of light taken away. */
  lightnessSpread: number
  rednessSpread: number
  yellownessSpread: number
  /** 100 log10 of red over green light: high is more blood. */
  erythemaIndex: number
  /** 100 log10 of one over red light: high is darker. */
  melaninIndex: number
  /** Grey-level co-occurrence of relief: contrast in squared levels, homogeneity from 0 to 1. */
  glcmContrast: number
  glcmHomogeneity: number
  /** Strength of pits at pore scale, per cent of luminance. */
  pores: number
  /** Strength of lines that keep a direction, per cent of luminance. */
  wrinkles: number
  /** Per cent of the patch that the dark or red spots cover. */
  spotShare: number
  /** Number of light or pale spots, and per cent of the patch that they cover. */
  brightSpots: number
  brightSpotShare: number
  /** Per cent of the patch in which the surface reflects the lamp. */
  shine: number
  /** Per cent of the patch whose colour cannot be told from its median colour. */
  evenness: number
}

const skinAttributeUnits = {
  toneIta: 'degrees',
  roughness: '% of luminance',
  spots: 'spots',
  redness: 'CIELAB',
  lightness: 'CIELAB',
  yellowness: 'CIELAB',
  lightnessSpread: 'CIELAB',
  rednessSpread: 'CIELAB',
  yellownessSpread: 'CIELAB',
  erythemaIndex: '100 log10',
  melaninIndex: '100 log10',
  glcmContrast: 'squared levels',
  glcmHomogeneity: '0 to 1',
  pores: '% of luminance',
  wrinkles: '% of luminance',
  spotShare: '% of the patch',
  brightSpots: 'spots',
  brightSpotShare: '% of the patch',
  shine: '% of the patch',
  evenness: '% of the patch',
} as const satisfies Record<keyof SkinAttributes, string>

export const skinAttributeNames = Object.keys(skinAttributeUnits) as (keyof SkinAttributes)[]

/** One value for each attribute. */
export function eachSkinAttribute<T>(
  valueOf: (name: keyof SkinAttributes) => T,
): Record<keyof SkinAttributes, T> {
  return Object.fromEntries(skinAttributeNames.map((name) => [name, valueOf(name)])) as Record<
    keyof SkinAttributes,
    T
  >
}

export const regionTitles: Record<Region, string> = {
  'left-cheek': 'Left cheek',
  'right-cheek': 'Right cheek',
  forehead: 'Forehead',
  chin: 'Chin',
  nose: 'Nose',
  whole: 'Whole picture',
}

export const rejectTitles: Record<RejectReason, string> = {
  'too-small': 'Too few pixels',
  upscaled: 'Enlarged from too few pixels',
  blurred: 'Too blurred',
  compressed: 'Too strongly compressed',
  'over-exposed': 'Too bright',
  'under-exposed': 'Too dark',
  covered: 'Covered',
  'shadow-edge': 'Half in shadow',
  'turned-away': 'Turned away',
  'no-room': 'Too little room',
  'outside-photo': 'Partly outside the photo',
}

/** In place of a topic's number for a patch that no topic has any part in, such as the noise of density clustering. */
export const noTopic = -1
