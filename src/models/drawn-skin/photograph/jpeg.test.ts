import { describe, expect, it } from 'vitest'
import { createRng } from '../../../numeric/rng.ts'
import { throughJpeg } from './jpeg.ts'

const side = 40
const settings = { quality: 75, halfChroma: false, phaseX: 0, phaseY: 0 }

function picture(seed = 1): Float32Array {
  const rng = createRng(seed)
  const ramp = (i: number): number => 90 + ((i % side) + Math.floor((i % (side * side)) / side)) * 1.2
  return Float32Array.from({ length: 3 * side * side }, (_, i) => ramp(i) + 12 * (rng.uniform() - 0.5))
}

function error(options: Partial<typeof settings>): number {
  const before = picture()
  const after = picture()
  throughJpeg(after, side, { ...settings, ...options })
  return Math.sqrt(before.reduce((sum, value, i) => sum + (value - after[i]) ** 2, 0) / before.length)
}

describe('a picture through JPEG', () => {
  it('comes back within rounding at quality 100', () => {
    expect(error({ quality: 100 })).toBeLessThan(0.6)
  })

  it('loses more the lower the quality, and with chroma at half resolution', () => {
    const errors = [95, 80, 50, 20].map((quality) => error({ quality }))
    for (let i = 1; i < errors.length; i++) expect(errors[i]).toBeGreaterThan(errors[i - 1])
    expect(error({ halfChroma: true })).toBeGreaterThan(error({}))
  })

  /* A grey wave of amplitude 20 along the rows is the basis function (0, 3) alone, with the coefficient
     20 * sqrt(2 / 8) * 4 * sqrt(8) = 113.14. At quality 50 its step is 16, so it becomes 7 * 16 = 112. */
  it('rounds a single wave to the step of the standard table', () => {
    const wave = (x: number): number => Math.cos(((2 * x + 1) * 3 * Math.PI) / 16)
    const planes = Float32Array.from({ length: 3 * 64 }, (_, i) => 128 + 20 * wave(i % 8))
    throughJpeg(planes, 8, { ...settings, quality: 50 })
    for (let x = 0; x < 8; x++) expect(planes[x] - 128).toBeCloseTo(((20 * 112) / 113.137) * wave(x), 3)
  })

  it('breaks into blocks whose place follows the phase', () => {
    const steps = (phaseX: number): number[] => {
      const planes = picture(2)
      throughJpeg(planes, side, { ...settings, quality: 10, phaseX })
      return Array.from({ length: side - 1 }, (_, x) => {
        let sum = 0
        for (let y = 0; y < side; y++) sum += Math.abs(planes[y * side + x + 1] - planes[y * side + x])
        return sum
      })
    }
    const atEdges = (values: number[], first: number): number =>
      [0, 8, 16, 24].reduce((sum, x) => sum + values[first + x], 0)
    expect(atEdges(steps(0), 7)).toBeGreaterThan(2 * atEdges(steps(0), 4))
    expect(atEdges(steps(3), 4)).toBeGreaterThan(2 * atEdges(steps(3), 7))
  })
})
