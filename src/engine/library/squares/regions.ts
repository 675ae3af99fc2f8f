/**
 * Where each region lies on the mesh. Numbers are MediaPipe FaceMesh's canonical points; the person's right side is on the
 * left of an upright photo. Every outline goes around so that neighbours in the list are neighbours on the skin, and both
 * sides list mirrored points in the same order.
 *
 *   right         left          where
 *   117 -> 50     346 -> 280    on the cheekbone, below the outer end of the eye bag
 *   119 -> 101    348 -> 330    below the middle of the eye, clear of the eye bag
 *   100 -> 36     329 -> 266    below the tear trough, where nose turns into cheek
 *   36 -> 203     266 -> 423    beside the nostril, clear of its wing
 *   205 -> 206    425 -> 426    just outside the nasolabial fold
 *   207           427           outside the mouth's corner
 *   187 -> 147    411 -> 376    at the height of the mouth, inside the face's outline
 *   50 -> 123     280 -> 352    at the height of the nostrils, inside the face's outline
 *
 *   forehead, chin and nose lie on the middle line; their outlines go around the person's right side first
 *
 *   forehead      69 -> 67, 108 -> 109: clear of the hairline; 66 -> 69, 107 -> 108: above the brow
 *   chin          17 -> 18: below the lower lip; 194, 32: inside the corners of the mouth; 171, 175: above the chin's edge
 *   nose          188, 174, 198: on the side of its bridge, clear of the eye's corner; 220, 4: above the nostrils
 */
import type { FaceRegion } from '../../../shared/domain.ts'

/** A mesh point, or the point `towards` of the way from the first to the second. */
export type OutlinePoint = number | { from: number; to: number; towards: number }

export const regionOutlines: Record<FaceRegion, readonly OutlinePoint[]> = {
  'right-cheek': [
    { from: 117, to: 50, towards: 0.25 },
    { from: 119, to: 101, towards: 0.85 },
    { from: 100, to: 36, towards: 0.5 },
    { from: 36, to: 203, towards: 0.35 },
    { from: 205, to: 206, towards: 0.85 },
    207,
    { from: 187, to: 147, towards: 0.3 },
    { from: 50, to: 123, towards: 0.6 },
  ],
  'left-cheek': [
    { from: 346, to: 280, towards: 0.25 },
    { from: 348, to: 330, towards: 0.85 },
    { from: 329, to: 266, towards: 0.5 },
    { from: 266, to: 423, towards: 0.35 },
    { from: 425, to: 426, towards: 0.85 },
    427,
    { from: 411, to: 376, towards: 0.3 },
    { from: 280, to: 352, towards: 0.6 },
  ],
  forehead: [
    { from: 107, to: 108, towards: 0.25 },
    { from: 66, to: 69, towards: 0.35 },
    { from: 105, to: 104, towards: 0.5 },
    { from: 69, to: 67, towards: 0.75 },
    { from: 108, to: 109, towards: 0.85 },
    { from: 337, to: 338, towards: 0.85 },
    { from: 299, to: 297, towards: 0.75 },
    { from: 334, to: 333, towards: 0.5 },
    { from: 296, to: 299, towards: 0.35 },
    { from: 336, to: 337, towards: 0.25 },
  ],
  chin: [
    { from: 17, to: 18, towards: 0.75 },
    { from: 83, to: 194, towards: 0.6 },
    { from: 194, to: 211, towards: 0.4 },
    { from: 32, to: 140, towards: 0.3 },
    { from: 171, to: 148, towards: 0.25 },
    { from: 175, to: 152, towards: 0.4 },
    { from: 396, to: 377, towards: 0.25 },
    { from: 262, to: 369, towards: 0.3 },
    { from: 418, to: 431, towards: 0.4 },
    { from: 313, to: 418, towards: 0.6 },
  ],
  nose: [
    188,
    { from: 174, to: 217, towards: 0.4 },
    198,
    { from: 131, to: 134, towards: 0.3 },
    220,
    4,
    440,
    { from: 360, to: 363, towards: 0.3 },
    420,
    { from: 399, to: 437, towards: 0.4 },
    412,
  ],
}

/** Corners of the eyes: outer, inner. */
export const eyeCorners = {
  right: [33, 133],
  left: [263, 362],
} as const

/** Pairs of mirrored points far apart, the right one first: they give the face's own left-right axis. */
export const mirroredPairs: readonly (readonly [number, number])[] = [
  [33, 263],
  [133, 362],
  [234, 454],
  [61, 291],
  [127, 356],
]

/** Middle line of the face, top and bottom: between the brows' upper end and the chin. */
export const midline = { top: 10, bottom: 152 }
