import { beforeAll, describe, expect, it } from 'vitest'
import { spearman } from '../../numeric/measures/spearman.ts'
import { createRng } from '../../numeric/rng.ts'
import type { SkinAttributes } from '../../shared/domain.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { measureSkin } from '../library/attributes/measure-skin.ts'
import { cutPatch } from '../library/squares/patches.ts'
import type { Portrait } from './portrait.ts'
import { drawPortrait } from './portrait.ts'
import type { SkinLabels } from './skin-levels.ts'
import { toneLevels } from './skin-levels.ts'

const middle: SkinLabels = { tone: 2, roughness: 1, blemish: 1 }

interface Drawn {
  portrait: Portrait
  left: SkinAttributes
  right: SkinAttributes
}

/** The middle of a drawn cheek, 0.34 eye distances wide as the product cuts it, measured as the product measures. */
function cheek(portrait: Portrait, side: 'left' | 'right'): Uint8Array {
  const [topLeft, topRight, bottomRight, bottomLeft] = portrait.cheeks[side]
  const towardsMiddle = (corner: { x: number; y: number }): { x: number; y: number } => {
    const x = 0.25 * (topLeft.x + topRight.x + bottomRight.x + bottomLeft.x)
    const y = 0.25 * (topLeft.y + topRight.y + bottomRight.y + bottomLeft.y)
    return { x: x + 0.6 * (corner.x - x), y: y + 0.52 * (corner.y - y) }
  }
  const picture = { data: portrait.pixels, width: portrait.sizePx, height: portrait.sizePx }
  const quad = [
    towardsMiddle(topLeft),
    towardsMiddle(topRight),
    towardsMiddle(bottomRight),
    towardsMiddle(bottomLeft),
  ] as const
  return cutPatch(picture, quad).pixels
}

async function draw(labels: SkinLabels, seed: number): Promise<Drawn> {
  const portrait = await drawPortrait(640, labels, createRng(seed))
  return {
    portrait,
    left: measureSkin(cheek(portrait, 'left'), patchSidePx),
    right: measureSkin(cheek(portrait, 'right'), patchSidePx),
  }
}

async function drawLevels(name: keyof SkinLabels, levels: number): Promise<Drawn[][]> {
  const drawn: Drawn[][] = []
  for (let level = 0; level < levels; level++) {
    drawn.push([
      await draw({ ...middle, [name]: level }, 20 + level),
      await draw({ ...middle, [name]: level }, 40 + level),
    ])
  }
  return drawn
}

function means(levels: Drawn[][], name: keyof SkinAttributes): number[] {
  return levels.map(
    (people) =>
      people.reduce((sum, { left, right }) => sum + left[name] + right[name], 0) / (2 * people.length),
  )
}

function rises(values: number[]): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1])
}

describe('a drawn face', () => {
  let tones: Drawn[][]
  let roughnesses: Drawn[][]
  let blemishes: Drawn[][]
  beforeAll(async () => {
    tones = await drawLevels('tone', 5)
    roughnesses = await drawLevels('roughness', 4)
    blemishes = await drawLevels('blemish', 4)
  })

  it('is darker on the cheek at every level of tone, and near the ITA of that level', () => {
    expect(rises(means(tones, 'lightness').map((lightness) => -lightness))).toBe(true)
    for (const [level, ita] of means(tones, 'toneIta').entries()) {
      expect(Math.abs(ita - toneLevels[level].ita)).toBeLessThan(10)
    }
  })

  it('has more fine relief on the cheek at every level of roughness', () => {
    const measured = means(roughnesses, 'roughness')
    expect(rises(measured)).toBe(true)
    expect(measured[3]).toBeGreaterThan(2.5 * measured[0])
  })

  it('has more spots on the cheek at every level of blemish', () => {
    const measured = means(blemishes, 'spots')
    expect(measured[0]).toBeLessThan(0.5)
    expect(rises(measured)).toBe(true)
    expect(measured[3]).toBeGreaterThan(4)
  })

  it('ranks by each of its labels, person by person', () => {
    const order = (levels: Drawn[][], name: keyof SkinAttributes): number => {
      const people = levels.flatMap((drawn, level) =>
        drawn.map(({ left, right }) => ({ level, left, right })),
      )
      return spearman(
        people.map(({ level }) => level),
        people.map(({ left, right }) => left[name] + right[name]),
      )
    }
    expect(order(tones, 'toneIta')).toBeLessThan(-0.95)
    expect(order(tones, 'melaninIndex')).toBeGreaterThan(0.9)
    for (const name of ['roughness', 'glcmContrast', 'pores'] as const)
      expect(order(roughnesses, name), name).toBeGreaterThan(0.9)
    expect(order(blemishes, 'spots')).toBeGreaterThan(0.9)
    expect(order(blemishes, 'spotShare')).toBeGreaterThan(0.9)
    expect(order(blemishes, 'evenness')).toBeLessThan(-0.7)
  })

  it('keeps tone and roughness apart from the number of spots', () => {
    const ita = means(blemishes, 'toneIta')
    expect(Math.max(...ita) - Math.min(...ita)).toBeLessThan(14)
    const roughness = means(blemishes, 'roughness')
    expect(Math.max(...roughness)).toBeLessThan(1.6 * Math.min(...roughness))
  })

  it('has cheeks that are alike but not the same pixels, not even mirrored', () => {
    for (const { portrait, left, right } of [...tones, ...roughnesses].flat()) {
      const [first, second] = [cheek(portrait, 'left'), cheek(portrait, 'right')]
      expect(sameRows(first, second)).toBe(0)
      expect(sameRows(first, mirroredRows(second))).toBe(0)
      expect(Math.abs(left.lightness - right.lightness)).toBeLessThan(10)
      expect(Math.max(left.roughness, right.roughness)).toBeLessThan(
        1.5 * Math.min(left.roughness, right.roughness),
      )
    }
  })

  it('is the same to the last bit for the same seed, and another person for another', async () => {
    const again = await drawPortrait(640, { ...middle, tone: 0 }, createRng(20))
    expect(Buffer.compare(again.pixels, tones[0][0].portrait.pixels)).toBe(0)
    expect(Buffer.compare(again.pixels, tones[0][1].portrait.pixels)).not.toBe(0)
  })
})

function sameRows(a: Uint8Array, b: Uint8Array): number {
  let same = 0
  for (let at = 0; at < a.length; at += 3 * patchSidePx) {
    if (Buffer.compare(a.subarray(at, at + 3 * patchSidePx), b.subarray(at, at + 3 * patchSidePx)) === 0)
      same++
  }
  return same
}

function mirroredRows(pixels: Uint8Array): Uint8Array {
  const out = new Uint8Array(pixels.length)
  for (let pixel = 0; pixel < pixels.length / 3; pixel++) {
    const row = Math.floor(pixel / patchSidePx)
    const target = row * patchSidePx + (patchSidePx - 1 - (pixel % patchSidePx))
    out.set(pixels.subarray(3 * pixel, 3 * pixel + 3), 3 * target)
  }
  return out
}
