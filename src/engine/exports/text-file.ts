import { createWriteStream } from 'node:fs'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
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
  const unfinished = unfinishedName(file)
  try {
    await refuseOtherThanFile(file)
    await pipeline(
      Readable.from(chunks, { objectMode: true }),
      createWriteStream(unfinished, { encoding: 'utf8' }),
    )
    await rename(unfinished, file)
  } catch (cause) {
    await removeUnfinished(unfinished)
    throw cannotBeWritten(file, cause)
  }
}

/**
 * Before long work that ends in files: that each can be written. Nothing is left behind, and what stands there is not touched.
 * @param files undefined where there is none
 * @throws CheekboneError `io`
 */
export async function requireWritable(files: readonly (string | undefined)[]): Promise<void> {
  for (const file of files) {
    if (file === undefined) continue
    const unfinished = unfinishedName(file)
    try {
      await refuseOtherThanFile(file)
      await writeFile(unfinished, '')
    } catch (cause) {
      throw cannotBeWritten(file, cause)
    } finally {
      await removeUnfinished(unfinished)
    }
  }
}

function unfinishedName(file: string): string {
  return `${file}.unfinished`
}

/** A folder cannot be replaced by a file, and a device, such as /dev/null, must not be. */
async function refuseOtherThanFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (found === null || found.isFile()) return
  throw new CheekboneError('io', `${file} is ${found.isDirectory() ? 'a folder' : 'no ordinary file'}.`, {
    reason: 'fileNotOrdinary',
    values: { file },
    hint: 'Give a file of another name.',
  })
}

function cannotBeWritten(file: string, cause: unknown): CheekboneError {
  if (cause instanceof CheekboneError) return cause
  return new CheekboneError('io', `The file ${file} cannot be written.`, {
    reason: 'fileNotWritable',
    values: { file },
    hint: 'Check that its folder exists, may be written to and has room, and that no program has the file open.',
    cause,
  })
}

/** What cannot be removed was never made, or lies on the disk that failed: why the file could not be written is said instead. */
async function removeUnfinished(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined)
}

export function writeTextFile(file: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
  return writeWholeFile(file, chunks)
}
