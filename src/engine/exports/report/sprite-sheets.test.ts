import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { patchSidePx } from '../../../shared/domain.ts'
import { SpriteSheets, stripLength } from './sprite-sheets.ts'

function patchOf(red: number, green: number): Uint8Array {
  const pixels = new Uint8Array(patchSidePx * patchSidePx * 3)
  for (let at = 0; at < pixels.length; at += 3) pixels.set([red, green, 90], at)
  return pixels
}

describe('SpriteSheets', () => {
  it('puts each picture at the place that its class names', async () => {
    const sheets = new SpriteSheets()
    const classes = await sheets.add([patchOf(200, 40), patchOf(40, 200)])
    expect(classes).toEqual(['z0 p0', 'z0 p1'])
    const base64 = /\.z0\{background-image:url\(data:image\/webp;base64,([^)]+)\)/.exec(
      sheets.styleRules(),
    )?.[1]
    const strip = sharp(Buffer.from(base64 ?? '', 'base64'))
    const { width, height } = await strip.metadata()
    expect([width, height]).toEqual([2 * patchSidePx, patchSidePx])
    const raw = await strip.removeAlpha().raw().toBuffer()
    const at = (x: number) => [...raw.subarray((10 * width + x) * 3, (10 * width + x) * 3 + 2)]
    for (const [x, expected] of [
      [patchSidePx - 2, [200, 40]],
      [patchSidePx + 1, [40, 200]],
    ] as const) {
      at(x).forEach((value, channel) => expect(Math.abs(value - expected[channel])).toBeLessThan(12))
    }
  })

  it('begins a new strip when one is full and skips what is no picture', async () => {
    const sheets = new SpriteSheets()
    const pictures = Array.from({ length: stripLength + 1 }, () => patchOf(1, 2))
    const classes = await sheets.add([new Uint8Array(), ...pictures])
    expect(classes[0]).toBeNull()
    expect(classes[stripLength]).toBe(`z0 p${stripLength - 1}`)
    expect(classes[stripLength + 1]).toBe('z1 p0')
    expect(await sheets.add([patchOf(3, 4)])).toEqual(['z2 p0'])
  })
})
