import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { createRng } from '../../numeric/rng.ts'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { makeFolder } from '../libraries/make-folder.ts'
import { writeCsv } from '../exports/csv.ts'
import { designLabels } from './label-design.ts'
import { drawPortrait } from './portrait.ts'

export interface DrawFacesOptions extends LongWork {
  faces: number
  seed: number
  /** Side of a photo in pixels. */
  sizePx?: number
}

const quality = 92

/**
 * Writes `face-0001.jpg` and so on, and `labels.csv` with a row a photo: photo, tone, roughness, blemish as level numbers
 * from 0 (skin-levels.ts). The same seed and count give the same bytes with the same version of sharp. Files of the same
 * name are replaced, each in one go.
 * Throws `bad-argument`; `conflict` when the folder holds more drawn faces than asked for; `io`; `cancelled`, with whole
 * photos left behind and no `labels.csv` of this drawing.
 */
export async function drawFaces(
  dir: string,
  options: DrawFacesOptions,
): Promise<{ photos: number; labelsPath: string }> {
  const { faces, seed, sizePx = 640, signal, onProgress } = options
  checkOptions(faces, seed, sizePx)
  const rng = createRng(seed)
  const labels = designLabels(faces, rng.fork('labels'))
  const names = labels.map((_, index) => `face-${String(index + 1).padStart(4, '0')}.jpg`)
  throwIfAborted(signal)
  await prepareFolder(dir, new Set(names))
  for (const [index, name] of names.entries()) {
    throwIfAborted(signal)
    const { pixels } = await drawPortrait(sizePx, labels[index], rng.fork(`face ${index}`))
    const jpeg = await sharp(pixels, { raw: { width: sizePx, height: sizePx, channels: 3 } })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer()
    throwIfAborted(signal)
    await writeWhole(path.join(dir, name), jpeg)
    onProgress?.({ done: index + 1, total: faces })
  }
  const labelsPath = path.join(dir, 'labels.csv')
  const rows = labels.map((label, index) => [names[index], label.tone, label.roughness, label.blemish])
  await writeCsv(labelsPath, ['photo', 'tone', 'roughness', 'blemish'], rows, { signal })
  return { photos: faces, labelsPath }
}

function checkOptions(faces: number, seed: number, sizePx: number): void {
  if (!Number.isInteger(faces) || faces < 1 || faces > 1_000_000) {
    throw new CheekboneError(
      'bad-argument',
      `The number of faces must be a whole number from 1 to 1000000, not ${faces}.`,
    )
  }
  if (!Number.isInteger(seed)) {
    throw new CheekboneError('bad-argument', `The seed must be a whole number, not ${seed}.`)
  }
  if (!Number.isInteger(sizePx) || sizePx < 320 || sizePx > 2048) {
    throw new CheekboneError('bad-argument', `The photo side must be 320 to 2048 pixels, not ${sizePx}.`)
  }
}

/** Faces that an earlier, larger drawing left behind would be taken for part of this one. */
async function prepareFolder(dir: string, names: ReadonlySet<string>): Promise<void> {
  try {
    makeFolder(dir)
    const foreign = (await readdir(dir)).filter((name) => /^face-\d{4,}\.jpg$/.test(name) && !names.has(name))
    if (foreign.length > 0) {
      throw new CheekboneError(
        'conflict',
        `${dir} holds ${foreign.length} drawn faces that are not part of this drawing.`,
        {
          reason: 'drawnFacesForeign',
          values: { folder: dir, count: foreign.length },
          hint: 'Draw into an empty folder, or remove the old faces first.',
        },
      )
    }
    await rm(path.join(dir, 'labels.csv'), { force: true })
  } catch (cause) {
    throw cause instanceof CheekboneError ? cause : cannotWrite(dir, cause)
  }
}

/** The file appears under its name when it is complete. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, file)
  } catch (cause) {
    await rm(unfinished, { force: true })
    throw cannotWrite(file, cause)
  }
}

function cannotWrite(target: string, cause: unknown): CheekboneError {
  return new CheekboneError('io', `${target} cannot be written.`, {
    reason: 'fileNotWritable',
    values: { file: target },
    hint: 'Check that the folder may be written to and that the disk has room.',
    cause,
  })
}
