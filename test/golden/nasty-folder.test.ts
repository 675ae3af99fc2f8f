import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PhotoFindings, ScannedFile } from '../../src/engine/library/import/findings.ts'
import { importFolder } from '../../src/engine/library/import/import-folder.ts'
import type { ImportSink } from '../../src/engine/library/import/import-folder.ts'
import { hasSharedPhotos, photoNames, photoPath } from '../support/shared-photos.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const oddName = '脸 "left", it\'s\nnew.jpg'

async function fillFolder(root: string): Promise<void> {
  const good = photoNames('faces-london').slice(0, 20)
  for (const name of good) copyFileSync(photoPath('faces-london', name), join(root, name))
  const bytes = readFileSync(photoPath('faces-london', good[0]))
  writeFileSync(join(root, 'empty.jpg'), '')
  writeFileSync(join(root, 'text.jpg'), 'This is no picture.\n')
  writeFileSync(join(root, 'truncated.jpg'), bytes.subarray(0, bytes.length >> 1))
  await sharp({ create: { width: 1, height: 1, channels: 3, background: '#abc' } })
    .png()
    .toFile(join(root, 'one-pixel.png'))
  await sharp({ create: { width: 800, height: 600, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toFile(join(root, 'no-face.jpg'))
  await sharp(bytes).toColourspace('cmyk').jpeg({ quality: 95 }).toFile(join(root, 'cmyk.jpg'))
  await sharp(bytes).toColourspace('rgb16').png().toFile(join(root, 'sixteen-bit.png'))
  writeFileSync(join(root, 'locked.jpg'), bytes)
  chmodSync(join(root, 'locked.jpg'), 0)
  writeFileSync(join(root, oddName), bytes)
  mkdirSync(join(root, 'sub'))
  symlinkSync(root, join(root, 'sub', 'loop'))
}

function memorySink(): ImportSink & { found: Map<string, PhotoFindings> } {
  const found = new Map<string, PhotoFindings>()
  return {
    found,
    known: () => new Map(),
    commit: (file: ScannedFile, findings: PhotoFindings) => found.set(file.path, findings),
    touch: () => {},
    markMissing: () => {},
  }
}

describe.skipIf(!hasSharedPhotos || process.platform === 'win32')('a nasty folder', () => {
  it('gives the good photos, and a reason for every other file', async () => {
    const root = temporaryFolder()
    await fillFolder(root)
    const sink = memorySink()
    const summary = await importFolder({ root, crop: 'faces', sink, workers: 2 })

    const stated = Object.fromEntries(
      [...sink.found].flatMap(([path, { status, reason }]) => (status === 'ready' ? [] : [[path, `${status}: ${reason}`]])),
    )
    expect(stated).toEqual({
      'empty.jpg': 'unreadable: The file is empty.',
      'locked.jpg': 'unreadable: There is no permission to read it.',
      'no-face.jpg': 'no-face: No face was found.',
      'one-pixel.png': 'no-face: The picture is too small for a face (1 x 1 pixels).',
      'text.jpg': 'unreadable: The file is not a picture of a kind that can be read.',
      'truncated.jpg': 'unreadable: The picture is cut short: the file ends before the picture does.',
    })
    expect(summary.skipped).toEqual([
      { path: 'sub/loop', why: 'The link leads to a folder that is already in the list.' },
    ])
    expect(sink.found.size).toBe(29)
    expect([...sink.found.keys()]).toEqual([...sink.found.keys()].sort())

    const lightness = (path: string): number => {
      const findings = sink.found.get(path)
      if (findings?.status !== 'ready') throw new Error(`${path} gave no face.`)
      return findings.faces[0].patches[0].attributes.lightness
    }
    expect(Math.abs(lightness('sixteen-bit.png') - lightness(oddName))).toBeLessThan(1)
    expect(Math.abs(lightness('cmyk.jpg') - lightness(oddName))).toBeLessThan(4)
  })
})
