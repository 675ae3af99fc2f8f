import { describe, expect, it } from 'vitest'
import { drawBatch, patchFactors } from './draw-batch.ts'
import { factorNames, factorTargets } from './factor-targets.ts'

const sidePx = 96
const patchBytes = sidePx * sidePx * 3
const options = { count: 6, sidePx, seed: 3, firstIndex: 10, views: 2 }
const batch = drawBatch(options)

function patch(pixels: Uint8Array, index: number): Uint8Array {
  return pixels.subarray(index * patchBytes, (index + 1) * patchBytes)
}

describe('drawBatch', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(drawBatch(options)).toEqual(batch)
    expect(drawBatch({ ...options, seed: 4 }).pixels).not.toEqual(batch.pixels)
    expect(batch.pixels).toHaveLength(6 * 2 * patchBytes)
    expect(batch.targets).toHaveLength(6 * factorNames.length)
  })

  it('draws patch i alike in any batch and with any number of views', () => {
    const alone = drawBatch({ ...options, count: 1, firstIndex: 13, views: 1 })
    expect(alone.pixels).toEqual(patch(batch.pixels, 3 * 2))
    expect(alone.targets).toEqual(batch.targets.subarray(3 * factorNames.length, 4 * factorNames.length))
  })

  it('holds what is held for all skins and photographs, and draws the rest as ever', () => {
    const nothing = drawBatch({ ...options, held: { factors: {}, nuisances: {} } })
    expect(nothing).toEqual(batch)
    const held = drawBatch({ ...options, held: { factors: { melanin: 0.5 }, nuisances: { exposure: 0 } } })
    expect(held.pixels).not.toEqual(batch.pixels)
    const melanin = factorNames.indexOf('melanin')
    held.targets.forEach((target, i) => {
      if (i % factorNames.length === melanin) expect(target).toBe(held.targets[melanin])
      else expect(target).toBe(batch.targets[i])
    })
  })

  it('keeps the factors that it drew', () => {
    for (let i = 0; i < options.count; i++) {
      const kept = batch.targets.subarray(i * factorNames.length, (i + 1) * factorNames.length)
      expect(factorTargets(patchFactors(3, 10 + i))).toEqual(kept)
    }
  })

  it('photographs one skin under different nuisances', () => {
    for (let i = 0; i < options.count; i++)
      expect(patch(batch.pixels, 2 * i)).not.toEqual(patch(batch.pixels, 2 * i + 1))
  })

  it('draws at other sizes too', () => {
    const { pixels } = drawBatch({ ...options, count: 1, sidePx: 64 })
    expect(pixels).toHaveLength(2 * 64 * 64 * 3)
    expect(new Set(pixels).size).toBeGreaterThan(10)
  })
})
