import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CheekboneError } from '../../shared/errors.ts'

/**
 * Writes text, in UTF-8, or bytes, piece by piece. The file appears under its name when it is complete: until then, and after an
 * error, what stood there before stands there still.
 * @throws CheekboneError `io` when it cannot be written, and what making the pieces throws
 */
export async function writeWholeFile(
  file: string,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await pipeline(
      Readable.from(chunks, { objectMode: true }),
      createWriteStream(unfinished, { encoding: 'utf8' }),
    )
    await rename(unfinished, file)
  } catch (cause) {
    await removeUnfinished(unfinished)
    if (cause instanceof CheekboneError) throw cause
    throw new CheekboneError('io', `The file ${file} cannot be written.`, {
      hint: 'Check that its folder exists, may be written to and has room, and that no program has the file open.',
      cause,
    })
  }
}

/** What cannot be removed was never made, or lies on the disk that failed: why the file could not be written is said instead. */
async function removeUnfinished(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined)
}

export function writeTextFile(file: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
  return writeWholeFile(file, chunks)
}
