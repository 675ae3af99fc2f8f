import path from 'node:path'
import { expect, it } from 'vitest'
import { examinePhoto } from '../../src/engine/library/import/examine-photo.ts'
import { createFaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const faces = 24

it('finds the one face of every drawn photo and keeps both of its cheeks', async () => {
  const folder = temporaryFolder()
  await drawFaces(folder, { faces, seed: 21 })
  const detector = await createFaceDetector()
  try {
    for (let i = 1; i <= faces; i++) {
      const photo = `face-${String(i).padStart(4, '0')}.jpg`
      const found = await examinePhoto(path.join(folder, photo), { crop: 'faces', detector })
      expect(found, photo).toMatchObject({ status: 'ready' })
      if (found.status !== 'ready') continue
      expect(found.faces, photo).toHaveLength(1)
      const [face] = found.faces
      expect(face.patches.map((patch) => patch.rejected), photo).toEqual([null, null])
      expect(Math.abs(face.eyeDistancePx - 160), photo).toBeLessThan(20)
    }
  } finally {
    await detector.close()
  }
})
