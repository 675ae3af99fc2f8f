/**
 * The 68 points that dlib's shape predictors and the iBUG 300-W sets use (Sagonas et al. 2013, "300 faces in-the-wild
 * challenge"), taken from the 468 mesh. Each is the mesh point nearest to what 300-W's annotators mark; they follow the same
 * features, but are not what dlib's own predictor would say. The jaw is the mesh's outline, which runs on the skin's edge.
 *
 * The order is 300-W's: the person's right (left in an upright photo) first. Both sides are mirrored mesh points.
 */
export const dlib68Groups = {
  /* 0 to 16: from the right ear over the chin (8) to the left ear. */
  jaw: [127, 234, 93, 132, 58, 172, 150, 176, 152, 400, 379, 397, 288, 361, 323, 454, 356],
  /* 17 to 21: outer end to inner end. */
  rightBrow: [70, 63, 105, 66, 107],
  /* 22 to 26: inner end to outer end. */
  leftBrow: [336, 296, 334, 293, 300],
  /* 27 to 30: from between the eyes to the tip. */
  noseBridge: [168, 197, 5, 4],
  /* 31 to 35: below the nostrils, the middle is 33. */
  noseBase: [98, 97, 2, 326, 327],
  /* 36 to 41: outer corner, upper lid, inner corner, lower lid. */
  rightEye: [33, 160, 158, 133, 153, 144],
  /* 42 to 47: inner corner, upper lid, outer corner, lower lid. */
  leftEye: [362, 385, 387, 263, 373, 380],
  /* 48 to 59: right corner, upper edge (51 is the middle), left corner (54), lower edge (57 is the middle). */
  outerLips: [61, 40, 37, 0, 267, 270, 291, 321, 405, 17, 181, 91],
  /* 60 to 67: right corner, upper lip's inner edge, left corner (64), lower lip's inner edge. */
  innerLips: [78, 81, 13, 311, 308, 402, 14, 178],
} as const

/** Mesh point of each of the 68, in order. */
export const dlib68MeshPoints: readonly number[] = Object.values(dlib68Groups).flat()

/** @returns x, y of the 68 points, in the mesh's unit */
export function dlib68Of(mesh: Float32Array /* [468, 3] */): [number, number][] {
  return dlib68MeshPoints.map((point) => [mesh[point * 3], mesh[point * 3 + 1]])
}
