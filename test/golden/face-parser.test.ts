import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeParserFile } from '../../src/engine/library/parser/face-parser-file.ts'
import type { FaceParserFile } from '../../src/engine/library/parser/face-parser-file.ts'
import type { PhotoFindings } from '../../src/engine/library/import/findings.ts'
import { importFolder } from '../../src/engine/library/import/import-folder.ts'
import { drawFaces } from '../../src/engine/synthetic/draw-faces.ts'
import { writeColourParser } from '../support/colour-parser.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function drawnPhotos(faces: number): Promise<string> {
  const folder = temporaryFolder()
  await drawFaces(folder, { faces, seed: 11 })
  return folder
}

async function findAll(
  photos: string,
  { workers = 2, faceParser }: { workers?: number; faceParser?: FaceParserFile },
): Promise<PhotoFindings[]> {
  const found: PhotoFindings[] = []
  await importFolder({
    root: photos,
    crop: 'faces',
    workers,
    ...(faceParser && { faceParser }),
    sink: {
      known: () => new Map(),
      commit: (_, findings) => found.push(findings),
      touch: () => {},
      markMissing: () => {},
    },
  })
  return found
}

const verdicts = (findings: PhotoFindings[]) =>
  findings.flatMap((photo) =>
    photo.status === 'unreadable' ? [] : photo.faces.flatMap(({ patches }) => patches.map(({ rejected }) => rejected)),
  )

it('a face parser of their own decides in every worker alike what is skin', async () => {
  /* For which skin is blue, and a whole face a hat. */
  const colours = { skin: [0, 0, 255], hat: [200, 150, 130] } as const
  const photos = await drawnPhotos(2)
  const faceParser = await writeColourParser(join(temporaryFolder(), 'parser.onnx'), { side: 256, colours })
  const [one, three] = [
    await findAll(photos, { workers: 1, faceParser }),
    await findAll(photos, { workers: 3, faceParser }),
  ]
  expect(three).toEqual(one)
  expect(verdicts(await findAll(photos, {}))).toEqual(Array.from({ length: 4 }, () => null))
  expect(verdicts(one)).toEqual(Array.from({ length: 4 }, () => 'covered'))
  for (const photo of one) if (photo.status === 'ready') expect(photo.faces[0].parsing?.side).toBe(256)
})

it('a file that is no face parser ends the import with what is wrong and what to do', async () => {
  const path = join(temporaryFolder(), 'parser.onnx')
  writeFileSync(path, 'no model')
  const faceParser = await describeParserFile(path)
  await expect(findAll(await drawnPhotos(1), { faceParser })).rejects.toMatchObject({
    code: 'bad-argument',
    message: expect.stringContaining(`${path} is no face parser that can be used`) as unknown,
    hint: expect.stringContaining('docs/face-parser.md') as unknown,
  })
})
