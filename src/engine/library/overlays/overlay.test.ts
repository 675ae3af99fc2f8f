import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import type { Quad } from '../../../shared/domain.ts'
import { parserClasses } from '../parser/parser-classes.ts'
import { outlinePoints, squareQuad } from '../squares/region-square.ts'
import { drawOverlay, overlaySvg } from './overlay.ts'
import type { OverlayScene } from './overlay.ts'

const mesh = placedMesh({ roll: 10 })
const left = squareQuad({ x: 350, y: 360 }, 40, 0.2)
const right = squareQuad({ x: 250, y: 340 }, 40, 0.2)
const scene: OverlayScene = {
  widthPx: 600,
  heightPx: 600,
  patches: [
    { region: 'left-cheek', quad: left, rejected: null, mesh },
    { region: 'right-cheek', quad: right, rejected: 'covered', mesh },
  ],
}

function polygonsIn(svg: string): number[][] {
  return [...svg.matchAll(/<polygon points="([^"]*)"/g)].map(([, points]) => points.split(/[ ,]/).map(Number))
}

function blackPhoto(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#000000' } })
    .png()
    .toBuffer()
}

describe('an overlay', () => {
  it('holds the outline of every region and its square, in photo pixels', () => {
    const polygons = polygonsIn(overlaySvg(scene, { width: 600, height: 600 }))
    const expected = [
      outlinePoints('left-cheek', mesh),
      left,
      outlinePoints('right-cheek', mesh),
      right,
    ] as const
    expect(polygons).toHaveLength(expected.length)
    polygons.forEach((polygon, i) => {
      const points = expected[i].flatMap(({ x, y }) => [x, y])
      expect(polygon).toHaveLength(points.length)
      polygon.forEach((value, j) => expect(value).toBeCloseTo(points[j], 1))
    })
  })

  it('says of every square whether it was kept, or why not', () => {
    const words = [...overlaySvg(scene, { width: 600, height: 600 }).matchAll(/>([^<>]+)<\/text>/g)]
    expect(words.map(([, text]) => text)).toEqual(['Kept', 'Covered'])
  })

  it('says it in Chinese where that was asked for', () => {
    const svg = overlaySvg({ ...scene, verdicts: 'zh-CN' }, { width: 600, height: 600 })
    expect([...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text)).toEqual(['保留', '被遮挡'])
  })

  it('numbers the squares and ticks or crosses them where words would be in the wrong language', () => {
    const svg = overlaySvg({ ...scene, verdicts: 'numbers' }, { width: 600, height: 600 })
    const words = [...svg.matchAll(/>([^<>]+)<\/text>/g)]
    expect(words.map(([, text]) => text)).toEqual(['1', '2'])
    const signs = [...svg.matchAll(/<g [^>]*>(.*?)<\/g>/g)].map(([, sign]) => sign)
    expect(signs).toHaveLength(2)
    expect(signs[0]).toContain('#19c37d')
    expect(signs[1]).toContain('#ff4d4d')
    expect(signs[0].match(/d="[^"]*"/)?.[0]).not.toBe(signs[1].match(/d="[^"]*"/)?.[0])
  })

  it('shows kept squares green and others red, where they are, also when the photo is drawn smaller', async () => {
    const doubled = (quad: Quad): Quad => quad.map(({ x, y }) => ({ x: x * 4, y: y * 4 })) as unknown as Quad
    const large: OverlayScene = {
      widthPx: 2400,
      heightPx: 2400,
      patches: scene.patches.map((patch) => ({ ...patch, quad: doubled(patch.quad), mesh: null })),
    }
    const drawn = await drawOverlay(await blackPhoto(2400, 2400), large)
    const { data, info } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([1600, 1600])
    const colourAt = (quad: Quad): number[] => {
      /* The middle of the upper edge. */
      const x = Math.floor(((quad[0].x + quad[1].x) / 2) * (1600 / 600))
      const y = Math.floor(((quad[0].y + quad[1].y) / 2) * (1600 / 600))
      return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    }
    const [keptRed, keptGreen] = colourAt(left)
    const [lostRed, lostGreen] = colourAt(right)
    expect(keptGreen - keptRed).toBeGreaterThan(60)
    expect(lostRed - lostGreen).toBeGreaterThan(60)
  })

  it('tints what a face parser holds for something else than skin, turned as the face is', async () => {
    const hair = parserClasses.findIndex(({ name }) => name === 'hair')
    const skin = parserClasses.findIndex(({ name }) => name === 'skin')
    /* The left half of the frame is hair; turned by a quarter, that is the upper half as seen. */
    const classes = Uint8Array.from({ length: 16 * 16 }, (_, i) => (i % 16 < 8 ? hair : skin))
    const frame = { centreX: 300, centreY: 300, side: 200, angle: Math.PI / 2 }
    const drawn = await drawOverlay(await blackPhoto(600, 600), {
      widthPx: 600,
      heightPx: 600,
      patches: [],
      parsings: [{ frame, side: 16, classes }],
    })
    const { data } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true })
    const blueAt = (x: number, y: number): number => data[(y * 600 + x) * 3 + 2]
    expect(blueAt(250, 240)).toBeGreaterThan(80)
    expect(blueAt(350, 240)).toBeGreaterThan(80)
    expect(blueAt(250, 360)).toBeLessThan(20)
    expect(blueAt(300, 180)).toBeLessThan(20)
  })

  it('marks a picture taken whole without an outline', () => {
    const whole: OverlayScene = {
      ...scene,
      patches: [{ region: 'whole', quad: left, rejected: null, mesh: null }],
    }
    expect(polygonsIn(overlaySvg(whole, { width: 600, height: 600 }))).toHaveLength(1)
  })
})
