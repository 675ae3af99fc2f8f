/** PNG files made by hand, so that a test decides every byte of header and profile. */
import { crc32, deflateSync } from 'node:zlib'

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** RGB with 8 bits; `scanlines` holds a filter byte before each row. */
function png(size: { width: number; height: number }, scanlines: Buffer, between: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size.width, 0)
  header.writeUInt32BE(size.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...between,
    chunk('IDAT', deflateSync(scanlines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A few bytes that claim to be a large picture. */
export function pngThatClaims(width: number, height: number): Buffer {
  return png({ width, height }, Buffer.alloc(64))
}

/** 8 x 8 pixels of one stored value, tagged with a colour profile. */
export function pngWithProfile(stored: readonly number[], profile: Buffer): Buffer {
  const row = [0, ...Array.from({ length: 8 }, () => stored).flat()]
  const scanlines = Buffer.from(Array.from({ length: 8 }, () => row).flat())
  const iccp = chunk('iCCP', Buffer.concat([Buffer.from('test\0\0'), deflateSync(profile)]))
  return png({ width: 8, height: 8 }, scanlines, [iccp])
}

/** A small file of very many half-transparent pixels, which takes seconds to unpack. */
export function slowPng(): Buffer {
  const [width, height] = [30_000, 16_000]
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  /* One bit a pixel, from a palette. */
  header.set([1, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([200, 80, 60, 50, 90, 190])),
    chunk('tRNS', Buffer.from([128, 200])),
    chunk('IDAT', deflateSync(Buffer.alloc((width / 8 + 1) * height), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
