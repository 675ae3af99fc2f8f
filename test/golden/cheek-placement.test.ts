import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import type { FaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import { examinePhoto } from '../../src/engine/library/import/examine-photo.ts'
import { hasSharedPhotos, sharedPhotos } from '../support/shared-photos.ts'
import expected from './cheek-placement.json' with { type: 'json' }

/**
 * Squares that were looked at, drawn over their faces, and hold cheek skin only: all portraits of one set and some of another, with
 * wide smiles, eye bags, wrinkles, dark and light skin, one cheek behind hair; and squares that something else lies in, with the
 * reason. A change that moves them more than this has to be looked at again.
 */
const toleranceInEyeDistances = 0.02

describe.skipIf(!hasSharedPhotos)('cheek squares', () => {
  let detector: FaceDetector
  beforeAll(async () => {
    detector = await createFaceDetector()
  })
  afterAll(() => detector.close())

  it.each(Object.entries(expected))('stay where they were found good on %s', async (photo, cheeks) => {
    const findings = await examinePhoto(`${sharedPhotos}/${photo}`, { crop: 'faces', detector })
    if (findings.status === 'unreadable') throw new Error(findings.reason)
    const [face] = findings.faces
    for (const patch of face.patches) {
      if (patch.region !== 'left-cheek' && patch.region !== 'right-cheek') throw new Error(`A ${patch.region} was cut.`)
      const pinned = cheeks[patch.region]
      expect(patch.rejected).toBe(pinned.rejected)
      patch.quad.forEach((corner, i) => {
        const [x, y] = pinned.quad[i]
        expect(Math.hypot(corner.x - x, corner.y - y) / face.eyeDistancePx).toBeLessThan(toleranceInEyeDistances)
      })
    }
  })
})
