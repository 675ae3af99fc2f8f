import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodePhoto } from './decode.ts'
import { isHeic } from './heif-brands.ts'

/** The first box of a file, and as many bytes of nothing after it as a small photo has. */
function photoWithBrands(major: string, ...compatible: string[]): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(16 + 4 * compatible.length)
  return Buffer.concat([size, Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`), Buffer.alloc(2048)])
}

describe('HEIC', () => {
  it.each([
    ['a phone', ['heic', 'mif1', 'heic']],
    ['a phone with 10 bits', ['heix', 'mif1']],
    ['a burst', ['hevc', 'msf1', 'hevc']],
    ['a converter that names it among others', ['mif1', 'miaf', 'heic']],
  ])('of %s is known by its brands and refused with what to do', async (_, [major, ...compatible]) => {
    const photo = photoWithBrands(major, ...compatible)
    expect(isHeic(photo)).toBe(true)
    await expect(decodePhoto(photo)).rejects.toMatchObject({
      code: 'bad-image',
      message: 'HEIC cannot be read yet; convert it to JPEG.',
    })
  })

  it('is not what other files are', async () => {
    const grey = sharp({ create: { width: 64, height: 64, channels: 3, background: '#888888' } })
    expect(isHeic(await grey.avif().toBuffer())).toBe(false)
    expect(isHeic(await grey.jpeg().toBuffer())).toBe(false)
    expect(isHeic(photoWithBrands('mif1', 'avif', 'heic'))).toBe(false)
    expect(isHeic(photoWithBrands('isom', 'mp42'))).toBe(false)
    expect(isHeic(Buffer.from('ftypheic'))).toBe(false)
  })
})
