import { describe, expect, it } from 'vitest'
import { linearFromLab } from './lab-to-linear.ts'

describe('linearFromLab', () => {
  // L*, a*, b* of the sRGB primaries as colour tables give them, for D65.
  it.each([
    ['red', [53.24, 80.09, 67.2], [1, 0, 0]],
    ['green', [87.73, -86.18, 83.18], [0, 1, 0]],
    ['blue', [32.3, 79.19, -107.86], [0, 0, 1]],
    ['white', [100, 0, 0], [1, 1, 1]],
    ['middle grey', [50, 0, 0], [0.1842, 0.1842, 0.1842]],
  ] as const)('turns the CIELAB of %s into its light', (_, [l, a, b], light) => {
    const found = linearFromLab(l, a, b)
    for (let channel = 0; channel < 3; channel++) expect(found[channel]).toBeCloseTo(light[channel], 2)
  })
})
