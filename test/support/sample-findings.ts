import {
  eachSkinAttribute,
  patchSidePx,
  skinAttributeNames,
  type Region,
  type RejectReason,
} from '../../src/shared/domain.ts'
import type { PatchCircumstances } from '../../src/engine/library/skin/gates.ts'
import type { FoundPatch, PhotoFindings, ScannedFile } from '../../src/engine/library/import/findings.ts'

export function sampleFile(path: string): ScannedFile {
  return { path, sizeBytes: 1234, modifiedMs: 1_700_000_000_123.5 }
}

export function samplePatch(
  region: Region,
  { fill = 7, rejected = null as RejectReason | null, square = 0 } = {},
): FoundPatch {
  return {
    region,
    square,
    quad: [
      { x: 1.5, y: 2 },
      { x: 97.5, y: 2 },
      { x: 97.5, y: 98 },
      { x: 1.5, y: 98 },
    ],
    pixels: new Uint8Array(patchSidePx * patchSidePx * 3).fill(fill),
    scale: 1,
    sharpness: 0.5,
    attributes: eachSkinAttribute((name) => skinAttributeNames.indexOf(name) + 0.5),
    rejected,
    circumstances: sampleCircumstances(region),
  }
}

/** Of a patch that no gate leaves out. */
function sampleCircumstances(region: Region): PatchCircumstances {
  const patch = { region, reachesOutside: false, sidePx: 96, sharpness: 0.5 }
  if (region === 'whole') return patch
  return {
    ...patch,
    face: {
      pose: { yaw: 1, pitch: 2 },
      blockStrength: 1.5,
      enlargement: 1,
      fit: 1,
      exposure: { clipped: 0.01, dark: 0.02 },
      shadowContrast: 0.25,
      covering: { share: 0.03, extentPx: 4 },
      relief: 1,
    },
  }
}

/** A photo with one face and both cheeks. */
export function samplePhoto(
  contentHash: string,
  patches = [samplePatch('left-cheek'), samplePatch('right-cheek')],
): PhotoFindings {
  return {
    status: 'ready',
    contentHash,
    format: 'jpeg',
    widthPx: 640,
    heightPx: 640,
    orientation: 1,
    reason: null,
    loosePatches: [],
    faces: [
      {
        box: { x: 10, y: 20, width: 300, height: 400 },
        score: 0.9,
        mesh: Float32Array.from({ length: 468 * 3 }, (_, i) => i / 2),
        pose: { yaw: 1, pitch: 2, roll: 3 },
        eyeDistancePx: 150,
        leftEye: { x: 200, y: 100 },
        rightEye: { x: 50, y: 100 },
        patches,
      },
    ],
  }
}
