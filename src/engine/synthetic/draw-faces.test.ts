import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { drawFaces } from './draw-faces.ts'
import { designLabels } from './label-design.ts'

/** Small, for speed: what is drawn scales with the photo. */
const sizePx = 320

describe('drawFaces', () => {
  let root: string
  let first: string
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'cheekbone-faces-'))
    first = path.join(root, 'first')
    await drawFaces(first, { faces: 4, seed: 9, sizePx })
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it('writes square JPEG photos and labels, and nothing else', async () => {
    expect((await readdir(first)).sort()).toEqual([
      'face-0001.jpg',
      'face-0002.jpg',
      'face-0003.jpg',
      'face-0004.jpg',
      'labels.csv',
    ])
    const { format, width, height } = await sharp(path.join(first, 'face-0002.jpg')).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: sizePx, height: sizePx })
  })

  it('says in labels.csv what was drawn, a row a photo', async () => {
    const rows = (await readFile(path.join(first, 'labels.csv'), 'utf8')).split('\r\n')
    const expected = designLabels(4, createRng(9).fork('labels')).map(
      ({ tone, roughness, blemish }, i) => `face-000${i + 1}.jpg,${tone},${roughness},${blemish}`,
    )
    expect(rows).toEqual(['photo,tone,roughness,blemish', ...expected, ''])
  })

  it('gives the same bytes for the same seed and others for another', async () => {
    const again = path.join(root, 'again')
    const other = path.join(root, 'other')
    await drawFaces(again, { faces: 4, seed: 9, sizePx })
    await drawFaces(other, { faces: 4, seed: 10, sizePx })
    for (const name of await readdir(first)) {
      const bytes = await readFile(path.join(first, name))
      expect(bytes.equals(await readFile(path.join(again, name)))).toBe(true)
      expect(bytes.equals(await readFile(path.join(other, name)))).toBe(false)
    }
  })

  it('reports every photo, and when stopped leaves whole photos only and no labels', async () => {
    const dir = path.join(root, 'stopped')
    const stop = new AbortController()
    const seen: number[] = []
    const drawing = drawFaces(dir, {
      faces: 4,
      seed: 9,
      sizePx,
      signal: stop.signal,
      onProgress: ({ done, total }) => {
        seen.push(done / total)
        if (done === 2) stop.abort()
      },
    })
    await expect(drawing).rejects.toMatchObject({ code: 'cancelled' })
    expect(seen).toEqual([0.25, 0.5])
    expect((await readdir(dir)).sort()).toEqual(['face-0001.jpg', 'face-0002.jpg'])
    for (const name of await readdir(dir)) {
      expect((await readFile(path.join(dir, name))).equals(await readFile(path.join(first, name)))).toBe(true)
    }
  })

  it('refuses a folder with drawn faces of a larger drawing and leaves it as it is', async () => {
    const before = await readFile(path.join(first, 'labels.csv'), 'utf8')
    await expect(drawFaces(first, { faces: 3, seed: 9, sizePx })).rejects.toMatchObject({ code: 'conflict' })
    expect(await readFile(path.join(first, 'labels.csv'), 'utf8')).toBe(before)
  })

  it('says when the folder cannot be written to', async () => {
    const file = path.join(root, 'a file')
    await writeFile(file, '')
    await expect(drawFaces(file, { faces: 1, seed: 9, sizePx })).rejects.toMatchObject({ code: 'io' })
  })

  it.each([
    ['faces', { faces: 0, seed: 1 }],
    ['seed', { faces: 1, seed: 0.5 }],
    ['photo side', { faces: 1, seed: 1, sizePx: 64 }],
  ])('refuses a bad number of %s', async (_, options) => {
    await expect(drawFaces(path.join(root, 'bad'), options)).rejects.toMatchObject({ code: 'bad-argument' })
  })
})
