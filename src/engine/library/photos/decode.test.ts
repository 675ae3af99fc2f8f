import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { pngThatClaims, slowPng } from '../../../../test/support/png.ts'
import { decodePhoto, maxDecodedSidePx } from './decode.ts'

/** 8 x 4 pixels, left half reddish, right half bluish: shows orientation and colour at once. */
function twoTone(width = 8, height = 4): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++)
    data.set(i % width < width / 2 ? [200, 80, 60] : [50, 90, 190], i * 3)
  return sharp(data, { raw: { width, height, channels: 3 } })
}

async function corner(bytes: Buffer): Promise<number[]> {
  const photo = await decodePhoto(bytes)
  return [...photo.data.subarray(0, 3)]
}

function expectNear(actual: number[], expected: number[], tolerance: number): void {
  actual.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(tolerance))
}

describe('decodePhoto', () => {
  it.each([
    ['jpeg', (picture: Sharp) => picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })],
    ['png', (picture: Sharp) => picture.png()],
    ['webp', (picture: Sharp) => picture.webp({ lossless: true })],
    ['avif', (picture: Sharp) => picture.avif({ quality: 90, chromaSubsampling: '4:4:4' })],
    ['tiff', (picture: Sharp) => picture.tiff({ compression: 'lzw' })],
    ['gif', (picture: Sharp) => picture.gif()],
  ])('reads %s', async (format, encode) => {
    const photo = await decodePhoto(await encode(twoTone(32, 16)).toBuffer())
    expect(photo).toMatchObject({
      format,
      width: 32,
      height: 16,
      fullWidth: 32,
      fullHeight: 16,
      reduction: 1,
    })
    expectNear([...photo.data.subarray(0, 3)], [200, 80, 60], 8)
    expect(photo.data.length).toBe(32 * 16 * 3)
  })

  const orientations = [1, 2, 3, 4, 5, 6, 7, 8]
  const encoders: [string, (picture: Sharp) => Sharp][] = [
    ['jpeg', (picture) => picture.jpeg()],
    ['png', (picture) => picture.png()],
    ['webp', (picture) => picture.webp()],
    ['tiff', (picture) => picture.tiff()],
    ['avif', (picture) => picture.avif({ effort: 0 })],
  ]
  it.each(encoders)('turns %s upright for each of the eight EXIF orientations', async (_, encode) => {
    const seen: string[] = []
    for (const orientation of orientations) {
      const bytes = await encode(twoTone(64, 32).withMetadata({ orientation })).toBuffer()
      const photo = await decodePhoto(bytes)
      seen.push(sideOfRed(photo))
    }
    /* Stored red side: left. Orientations as EXIF 2.32 defines tag 274. */
    expect(seen).toEqual(['left', 'right', 'right', 'left', 'top', 'top', 'bottom', 'bottom'])
  })

  it('turns a photo upright as its EXIF orientation says', async () => {
    const photo = await decodePhoto(await twoTone().withMetadata({ orientation: 6 }).png().toBuffer())
    expect(photo).toMatchObject({ width: 4, height: 8, fullWidth: 4, fullHeight: 8, orientation: 6 })
    /* Turned clockwise by a quarter, the left half comes to the top. */
    expectNear([...photo.data.subarray(0, 3)], [200, 80, 60], 1)
    expectNear([...photo.data.subarray(-3)], [50, 90, 190], 1)
  })

  it('turns 16 bits, grey and CMYK into 8-bit sRGB', async () => {
    expectNear(await corner(await twoTone().toColourspace('rgb16').png().toBuffer()), [200, 80, 60], 1)
    const [red, green, blue] = await corner(await twoTone().toColourspace('b-w').png().toBuffer())
    expect(green).toBe(red)
    expect(blue).toBe(red)
    expectNear(await corner(await twoTone().toColourspace('cmyk').tiff().toBuffer()), [200, 80, 60], 25)
  })

  it('lays transparent pictures on white', async () => {
    const clear = sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
    })
    expect(await corner(await clear.png().toBuffer())).toEqual([255, 255, 255])
  })

  it('takes the first frame of an animation', async () => {
    const frames = Buffer.alloc(8 * 16 * 3)
    frames.fill(200, 0, 8 * 8 * 3)
    const bytes = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .gif()
      .toBuffer()
    const photo = await decodePhoto(bytes)
    expect(photo.height).toBe(8)
    expectNear([...photo.data.subarray(0, 3)], [200, 200, 200], 2)
  })

  it('takes the first page of a TIFF with several', async () => {
    const pages = Buffer.alloc(8 * 16 * 3)
    pages.fill(200, 0, 8 * 8 * 3)
    const bytes = await sharp(pages, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .tiff()
      .toBuffer()
    expect((await sharp(bytes).metadata()).pages).toBe(2)
    const photo = await decodePhoto(bytes)
    expect(photo).toMatchObject({ width: 8, height: 8, fullHeight: 8 })
    expect(photo.data.every((value) => value === 200)).toBe(true)
  })

  it('refuses a small file that claims too many pixels before it takes memory for them', async () => {
    const before = process.memoryUsage.rss()
    const bomb = pngThatClaims(40_000, 40_000)
    await expect(decodePhoto(bomb)).rejects.toThrow('more than 500 million pixels')
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20)
  })

  it('reduces a very large photo and says by how much', async () => {
    const width = maxDecodedSidePx * 2
    const large = sharp({ create: { width, height: 64, channels: 3, background: '#805030' } })
    const photo = await decodePhoto(await large.jpeg().toBuffer())
    expect(photo).toMatchObject({
      width: maxDecodedSidePx,
      height: 32,
      fullWidth: width,
      fullHeight: 64,
      reduction: 2,
    })
  })

  it('gives up on a picture that takes longer than it may', async () => {
    const refused = decodePhoto(slowPng(), { limitSeconds: 1 })
    await expect(refused).rejects.toMatchObject({
      code: 'bad-image',
      message: 'The picture takes too long to unpack.',
    })
  })

  it('gives the same bytes every time', async () => {
    const bytes = await twoTone(64, 48).jpeg().toBuffer()
    const [first, second] = [await decodePhoto(bytes), await decodePhoto(bytes)]
    expect(Buffer.compare(first.data, second.data)).toBe(0)
  })

  it.each([
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'The file is empty.'],
    ['text', () => Promise.resolve(Buffer.from('no picture')), 'not a picture of a kind'],
    [
      'a drawing',
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
      'not a picture of a kind',
    ],
    ['half a JPEG', () => half(twoTone(640, 480).jpeg()), 'cut short'],
    ['half a PNG', () => half(twoTone(640, 480).png()), 'cut short'],
    ['half a WebP', () => half(twoTone(64, 48).webp()), 'cut short'],
    ['half a GIF', () => half(twoTone(64, 48).gif()), 'cut short'],
  ])('refuses %s with a sentence for people', async (_, make, sentence) => {
    const refused = decodePhoto(await make())
    await expect(refused).rejects.toMatchObject({ name: 'CheekboneError', code: 'bad-image' })
    await expect(refused).rejects.toThrow(sentence)
  })
})

function sideOfRed({ data, width, height }: { data: Uint8Array; width: number; height: number }): string {
  const isRed = (x: number, y: number): boolean => data[(y * width + x) * 3] > 125
  const corners = [isRed(2, 2), isRed(width - 3, 2), isRed(2, height - 3), isRed(width - 3, height - 3)]
  const sides: Record<string, string> = { '1010': 'left', '0101': 'right', '1100': 'top', '0011': 'bottom' }
  return sides[corners.map(Number).join('')]
}

async function half(picture: Sharp): Promise<Buffer> {
  const bytes = await picture.toBuffer()
  return bytes.subarray(0, bytes.length >> 1)
}
