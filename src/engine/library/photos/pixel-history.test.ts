import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { gaussianBlur } from '../../../numeric/filters.ts'
import { createRng } from '../../../numeric/rng.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import { blockStrength, enlargementFactor, enlargementFrequency, lightnessIn } from './pixel-history.ts'

/** Grain with detail at several scales, as a camera makes it. */
function grain(side: number): Uint8Array {
  const random = createRng(5)
  const noise = () => ({
    data: Float32Array.from({ length: side * side }, () => random.uniform() - 0.5),
    width: side,
    height: side,
  })
  const fine = gaussianBlur(noise(), 0.7).data
  const coarse = gaussianBlur(noise(), 4).data
  return Uint8Array.from({ length: side * side * 3 }, (_, i) => {
    const at = Math.floor(i / 3)
    return Math.round(150 + 40 * fine[at] + 300 * coarse[at])
  })
}

function source(side: number): Sharp {
  return sharp(grain(side), { raw: { width: side, height: side, channels: 3 } })
}

async function planeOf(picture: Sharp) {
  const { data, info } = await sharp(await picture.toBuffer())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const box = { x: 0, y: 0, width: info.width, height: info.height }
  return lightnessIn({ data, width: info.width, height: info.height }, box)
}

describe('JPEG blocks', () => {
  const strengthAt = async (quality: number) => blockStrength(await planeOf(source(200).jpeg({ quality })))

  it('are strong in a file of quality 10 and weak from 60 on', async () => {
    expect(await strengthAt(10)).toBeGreaterThan(standardThresholds.maxBlockStrength)
    expect(await strengthAt(60)).toBeLessThan(standardThresholds.maxBlockStrength)
    expect(blockStrength(await planeOf(source(200).png()))).toBeLessThan(1.5)
  })

  it('are found wherever they begin', async () => {
    const saved = await source(200).jpeg({ quality: 10 }).toBuffer()
    const cropped = sharp(saved).extract({ left: 3, top: 5, width: 150, height: 150 }).png()
    expect(blockStrength(await planeOf(cropped))).toBeGreaterThan(standardThresholds.maxBlockStrength)
  })
})

describe('an enlargement', () => {
  const frequencyAfter = async (factor: number) => {
    const side = Math.round(100 * factor)
    return enlargementFrequency(await planeOf(source(100).resize(side, side).png()))
  }

  it.each([
    [2, 0.5],
    [2.5, 0.4],
    [3, 0.333],
  ])('by %d leaves its period', async (factor, frequency) => {
    expect(await frequencyAfter(factor)).toBeCloseTo(frequency, 2)
  })

  it('is not seen in a photo as it was taken, nor in its blocks', async () => {
    expect(enlargementFrequency(await planeOf(source(200).png()))).toBeNull()
    expect(enlargementFrequency(await planeOf(source(200).jpeg({ quality: 20 })))).toBeNull()
  })

  it('is told from the smaller one of the same trace by how soft the photo is', () => {
    expect(enlargementFactor(0.25, 0.3)).toBe(4)
    expect(enlargementFactor(0.25, 1)).toBeCloseTo(4 / 3)
    expect(enlargementFactor(null, 0.3)).toBe(1)
  })
})
