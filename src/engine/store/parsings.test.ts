import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { PhotoFindings } from '../library/import/findings.ts'
import { openLibrary } from './open-library.ts'
import { parsingsOfPhoto } from './parsings.ts'
import { knownPhotos, replacePhoto } from './photos.ts'

const parsing = {
  frame: { centreX: 100.25, centreY: 90.5, side: 410.125, angle: -0.25 },
  side: 32,
  classes: Uint8Array.from({ length: 32 * 32 }, (_, i) => i % 19),
}
const faceParser = { path: '/parser.onnx', sha256: 'a'.repeat(64) }

function parsedPhoto(): PhotoFindings {
  const photo = samplePhoto('hash')
  if (photo.status === 'unreadable') return photo
  return { ...photo, faces: photo.faces.map((face) => ({ ...face, parsing })) }
}

it('keeps what a face parser said of a face, and forgets it with the photo', () => {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  const photoIds = (): number[] => library.db.prepare<[], number>('SELECT id FROM photo').pluck().all()
  replacePhoto(library, 'faces', {
    file: sampleFile('a.jpg'),
    findings: parsedPhoto(),
    choices: { faceParser },
  })
  expect(parsingsOfPhoto(library, photoIds()[0])).toEqual([parsing])
  replacePhoto(library, 'faces', { file: sampleFile('a.jpg'), findings: samplePhoto('hash') })
  expect(parsingsOfPhoto(library, photoIds()[0])).toEqual([])
  expect(library.db.prepare('SELECT count(*) FROM face_parsing').pluck().get()).toBe(0)
  library.close()
})

it('knows a photo only under the parser that it was looked at with, wherever that lies', () => {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  replacePhoto(library, 'faces', {
    file: sampleFile('a.jpg'),
    findings: parsedPhoto(),
    choices: { faceParser },
  })
  const hashWith = (parser?: typeof faceParser) =>
    knownPhotos(library, 'faces', { faceParser: parser }).get('a.jpg')?.contentHash
  expect(hashWith({ ...faceParser, path: '/elsewhere.onnx' })).toBe('hash')
  expect(hashWith({ ...faceParser, sha256: 'b'.repeat(64) })).toBeNull()
  expect(hashWith()).toBeNull()
  library.close()
})
