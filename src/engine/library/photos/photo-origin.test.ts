import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodePhoto } from './decode.ts'
import { jpegQuality } from './jpeg-quality.ts'
import { readOrigin } from './photo-origin.ts'

const grey = () => sharp({ create: { width: 32, height: 24, channels: 3, background: '#987' } })

describe('origin of a photo', () => {
  it('is read from EXIF, and nothing of where it was taken or by whom', async () => {
    const bytes = await grey()
      .withExif({
        IFD0: { Make: 'Canon Inc.', Model: 'Canon EOS R6', Artist: 'Anna' },
        IFD2: {
          DateTimeOriginal: '2024:05:31 18:02:11',
          LensModel: 'RF 50mm\u0000',
          BodySerialNumber: '0815',
        },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .jpeg({ quality: 83 })
      .toBuffer()
    const { origin } = await decodePhoto(bytes)
    expect(origin).toEqual({
      camera: 'Canon EOS R6',
      lens: 'RF 50mm',
      takenAt: '2024-05-31T18:02:11',
      jpegQuality: 83,
    })
  })

  it('names the maker where the model does not', async () => {
    const bytes = await grey()
      .withExif({ IFD0: { Make: 'Apple', Model: 'iPhone 12' } })
      .jpeg()
      .toBuffer()
    expect((await decodePhoto(bytes)).origin.camera).toBe('Apple iPhone 12')
  })

  it('is unknown without EXIF, for other formats, and where the block is damaged', async () => {
    const unknown = { camera: null, lens: null, takenAt: null, jpegQuality: null }
    expect((await decodePhoto(await grey().png().toBuffer())).origin).toEqual(unknown)
    expect(readOrigin(new Uint8Array(3), Buffer.from('Exif\0\0MM\0*\0\0\0\x08\xff\xff'))).toEqual(unknown)
    expect(readOrigin(new Uint8Array(3), Buffer.from('no such block'))).toEqual(unknown)
  })
})

describe('jpegQuality', () => {
  it.each([5, 20, 49, 50, 75, 90, 97])('finds quality %i again', async (quality) => {
    expect(jpegQuality(await grey().jpeg({ quality }).toBuffer())).toBe(quality)
    expect(jpegQuality(await grey().jpeg({ quality, progressive: true }).toBuffer())).toBe(quality)
  })

  it('says nothing of files that end within their tables', async () => {
    const bytes = await grey().jpeg().toBuffer()
    for (const length of [0, 2, 4, 24, 60]) expect(jpegQuality(bytes.subarray(0, length))).toBeNull()
  })
})
