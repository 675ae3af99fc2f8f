import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openLibrary } from '../store/open-library.ts'
import { replacePhoto, setLibraryFolder } from '../store/photos.ts'
import { drawOverlays } from './draw-overlays.ts'

const context = { signal: new AbortController().signal, report: () => undefined }

/** A library over two photos; the second one has changed since. */
async function sampleLibrary(): Promise<{ library: string; photos: string; out: string }> {
  const root = temporaryFolder()
  const photos = join(root, 'photos')
  mkdirSync(join(photos, 'sub'), { recursive: true })
  const photo = await sharp({ create: { width: 640, height: 640, channels: 3, background: '#000000' } })
    .png()
    .toBuffer()
  const hash = createHash('sha256').update(photo).digest('hex')
  const path = join(root, 'test.cheekbone')
  const library = openLibrary(path)
  setLibraryFolder(library, photos)
  for (const [name, known] of [
    ['a.png', 'another hash'],
    ['sub/b.png', hash],
  ]) {
    writeFileSync(join(photos, name), photo)
    const quad = [
      { x: 300, y: 300 },
      { x: 400, y: 300 },
      { x: 400, y: 400 },
      { x: 300, y: 400 },
    ] as const
    const patch = { ...samplePatch('left-cheek', { rejected: 'covered' }), quad }
    replacePhoto(library, 'faces', { file: sampleFile(name), findings: samplePhoto(known, [patch]) })
  }
  library.close()
  return { library: path, photos, out: join(root, 'overlays') }
}

describe('drawing overlays', () => {
  it('draws each photo as the library knows it, and passes over what has changed', async () => {
    const { library, out } = await sampleLibrary()
    expect(await drawOverlays({ library, out }, context)).toEqual({ files: 1, skipped: 1 })
    const [file] = readdirSync(out)
    expect(file).toBe('00002-sub-b.png.jpg')
    const { data, info } = await sharp(join(out, file)).raw().toBuffer({ resolveWithObject: true })
    const at = (300 * info.width + 350) * 3
    expect(data[at] - data[at + 1]).toBeGreaterThan(60)
  })

  it('writes nothing into the photo folder', async () => {
    const { library, photos } = await sampleLibrary()
    await expect(drawOverlays({ library, out: join(photos, 'overlays') }, context)).rejects.toMatchObject({
      code: 'bad-argument',
    })
    expect(readdirSync(photos)).toEqual(['a.png', 'sub'])
  })
})
