import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { decodePhoto } from '../../src/engine/library/photos/decode.ts'
import { createFaceDetector } from '../../src/engine/library/faces/face-detector.ts'
import { groupPeople } from '../../src/engine/library/faces/group-people.ts'
import { runSteps } from '../../src/engine/run-steps.ts'
import { matrix } from '../../src/numeric/matrix.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'

const people = 8

it.skipIf(!hasSharedPhotos)('one person neutral and smiling is one, two people are two', async () => {
  const detector = await createFaceDetector({ describe: true })
  const names = photoNames('faces-london').slice(0, 2 * people)
  const descriptors = matrix(names.length, 1024)
  for (const [i, name] of names.entries()) {
    const [face] = await detector.detect(await decodePhoto(await readFile(photoPath('faces-london', name))))
    descriptors.data.set(face.descriptor!, i * descriptors.cols)
  }
  await detector.close()
  const groups = await runSteps(
    groupPeople(
      descriptors,
      names.map((_, i) => i),
    ),
  )
  expect([...groups]).toEqual(names.map((_, i) => i >> 1))
})
