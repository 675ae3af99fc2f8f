import { describe, expect, it } from 'vitest'
import { cubicWeights, gaussianWeights, resample } from './resample.ts'

function ramp(side: number): Float32Array {
  return Float32Array.from({ length: side * side }, (_, i) => ((i % side) + 0.5) / side)
}

describe.each([
  ['a Gaussian, reducing', gaussianWeights(96, 40, 1.1)],
  ['a Gaussian, as many pixels', gaussianWeights(64, 64, 0.6)],
  ['a cubic, enlarging', cubicWeights(40, 96)],
])('resampling by %s', (_, weights) => {
  it('keeps an even plane even', () => {
    const out = new Float32Array(weights.to ** 2)
    resample(new Float32Array(weights.from ** 2).fill(0.37), weights, 1, out)
    for (const value of out) expect(value).toBeCloseTo(0.37, 5)
  })

  it('keeps a ramp where it is, away from the border', () => {
    const out = new Float32Array(weights.to ** 2)
    resample(ramp(weights.from), weights, 1, out)
    const row = (weights.to / 2) * weights.to
    for (let x = 6; x < weights.to - 6; x++) expect(out[row + x]).toBeCloseTo((x + 0.5) / weights.to, 2)
  })
})

describe('resampling', () => {
  it('treats rows and columns alike, plane by plane', () => {
    const weights = gaussianWeights(24, 16, 1)
    const across = ramp(24)
    const down = across.map((_, i) => across[(i % 24) * 24 + Math.floor(i / 24)])
    const out = new Float32Array(2 * 256)
    resample(Float32Array.from([...across, ...down]), weights, 2, out)
    for (let y = 0; y < 16; y++)
      for (let x = 0; x < 16; x++) expect(out[256 + x * 16 + y]).toBeCloseTo(out[y * 16 + x], 5)
  })

  it('blurs as far as its standard deviation says', () => {
    const point = new Float32Array(64 * 64)
    point[32 * 64 + 32] = 1
    const out = new Float32Array(64 * 64)
    resample(point, gaussianWeights(64, 64, 2), 1, out)
    let variance = 0
    for (let i = 0; i < out.length; i++) variance += out[i] * ((i % 64) - 32) ** 2
    expect(Math.sqrt(variance)).toBeGreaterThan(1.75)
    expect(Math.sqrt(variance)).toBeLessThan(2.05)
  })
})
