import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { CheekboneError } from '../../../shared/errors.ts'

/** A face parsing network that a person brought: docs/face-parser.md. Its content names it, wherever it lies. */
export interface FaceParserFile {
  path: string
  sha256: string
}

/** @throws CheekboneError `not-found` */
export async function describeParserFile(path: string): Promise<FaceParserFile> {
  return { path, sha256: hashOf(await bytesOf(path)) }
}

/** @throws CheekboneError `not-found` when it is gone, `bad-argument` when it is another one by now */
export async function readParserFile({ path, sha256 }: FaceParserFile): Promise<Uint8Array> {
  const bytes = await bytesOf(path)
  if (hashOf(bytes) === sha256) return bytes
  throw new CheekboneError('bad-argument', `The face parser ${path} was changed while it was in use.`, {
    reason: 'faceParserChanged',
    values: { path },
    hint: 'Start again with the file as it is now.',
  })
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new CheekboneError('not-found', `The face parser ${path} cannot be read.`, {
      reason: 'faceParserNotReadable',
      values: { path },
      hint: 'Check the path of the ONNX file and whether it may be read.',
      cause,
    })
  }
}
