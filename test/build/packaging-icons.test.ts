import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeIcns, encodeIco } from '../../scripts/packaging/icon-containers.ts'

const folder = join(import.meta.dirname, '../../build/icons')

/** As Windows reads it: a directory of entries, each with the place of its picture. */
function readIco(bytes: Buffer): { sidePx: number; png: Buffer }[] {
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index
    const [length, at] = [bytes.readUInt32LE(entry + 8), bytes.readUInt32LE(entry + 12)]
    return { sidePx: bytes[entry] || 256, png: bytes.subarray(at, at + length) }
  })
}

function readIcns(bytes: Buffer): { type: string; png: Buffer }[] {
  expect(bytes.toString('latin1', 0, 4)).toBe('icns')
  expect(bytes.readUInt32BE(4)).toBe(bytes.length)
  const blocks = []
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4))
    blocks.push({
      type: bytes.toString('latin1', at, at + 4),
      png: bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)),
    })
  return blocks
}

/** Apple's names for sizes. */
const icnsSidesPx: Record<string, number> = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
}

describe('icons', () => {
  it.each(['app', 'library'])('of %s for Windows hold each size as a picture of that size', async (name) => {
    const entries = readIco(await readFile(join(folder, `${name}.ico`)))
    expect(entries.map(({ sidePx }) => sidePx)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { sidePx, png } of entries) {
      expect(await sharp(png).metadata()).toMatchObject({
        format: 'png',
        width: sidePx,
        height: sidePx,
        hasAlpha: true,
      })
    }
  })

  it.each(['app', 'library'])('of %s for macOS hold each size under its name', async (name) => {
    const blocks = readIcns(await readFile(join(folder, `${name}.icns`)))
    expect(blocks.map(({ type }) => type).sort()).toEqual(Object.keys(icnsSidesPx).sort())
    for (const { type, png } of blocks)
      expect(await sharp(png).metadata()).toMatchObject({
        width: icnsSidesPx[type],
        height: icnsSidesPx[type],
      })
  })

  it('have a clear corner and a drawing in the middle', async () => {
    const { data } = await sharp(join(folder, 'png/256x256.png')).raw().toBuffer({ resolveWithObject: true })
    expect(data[3]).toBe(0)
    expect(data[4 * (128 * 256 + 128) + 3]).toBe(255)
  })

  it('refuse sizes that their files cannot name', () => {
    const png = new Uint8Array(1)
    expect(() => encodeIco([{ sidePx: 512, png }])).toThrow('512')
    expect(() => encodeIcns([{ sidePx: 24, png }])).toThrow('24')
  })
})
