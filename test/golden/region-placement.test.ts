import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examinePhoto } from '../../src/engine/library/import/examine-photo.ts'
import { createFaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import type { FaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import { hasSharedPhotos, sharedPhotos } from '../support/shared-photos.ts'
import expected from './region-placement.json' with { type: 'json' }

/**
 * Squares of forehead, chin and nose that were looked at, drawn over their faces: bare skin, shiny, wrinkled and spotted foreheads,
 * a fringe of skin's lightness and one of thin strands, beards light and dark, stubble, glasses above the nose, a nose of too few
 * pixels and a chin with too little room. A change that moves them more than
 * this has to be looked at again.
 */
const toleranceInEyeDistances = 0.02

interface Pinned {
  rejected: string | null
  quad: number[][]
}

describe.skipIf(!hasSharedPhotos)('squares of forehead, chin and nose', () => {
  let detector: FaceDetector
  beforeAll(async () => {
    detector = await createFaceDetector()
  })
  afterAll(() => detector.close())

  it.each(Object.entries(expected as Record<string, Record<string, Pinned>>))(
    'stay where they were found good on %s',
    async (photo, pinned) => {
      const regions = ['forehead', 'chin', 'nose'] as const
      const findings = await examinePhoto(`${sharedPhotos}/${photo}`, { crop: 'faces', detector, regions })
      if (findings.status === 'unreadable') throw new Error(findings.reason)
      const [face] = findings.faces
      for (const [region, { rejected, quad }] of Object.entries(pinned)) {
        const patch = face.patches.find((found) => found.region === region)
        expect(patch?.rejected).toBe(rejected)
        patch?.quad.forEach((corner, i) => {
          const [x, y] = quad[i]
          expect(Math.hypot(corner.x - x, corner.y - y) / face.eyeDistancePx).toBeLessThan(toleranceInEyeDistances)
        })
      }
    },
  )
})
