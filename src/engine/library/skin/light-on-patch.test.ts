import { describe, expect, it } from 'vitest'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import { measureExposure, shadowEdgeContrast } from './light-on-patch.ts'
import { srgbFromLinear } from '../../../numeric/colour.ts'

const side = 96

/** Skin under a light that depends on the place. */
function litSkin(light: (x: number, y: number) => number): Uint8Array {
  const skin = [0.42, 0.22, 0.14]
  return Uint8Array.from({ length: side * side * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    return srgbFromLinear(skin[i % 3] * light(pixel % side, Math.floor(pixel / side)))
  })
}

describe('exposure', () => {
  it('counts pixels that two channels of are at their top', () => {
    expect(measureExposure(litSkin((x) => (x < side / 4 ? 5 : 1))).clipped).toBeCloseTo(0.25, 2)
  })

  it('takes one channel at its top for reddish skin in good light', () => {
    expect(measureExposure(litSkin(() => 2.4))).toEqual({ clipped: 0, dark: 0 })
  })

  it('counts pixels with hardly any light, and not dark skin', () => {
    expect(measureExposure(litSkin((_, y) => (y < side / 2 ? 0.03 : 1))).dark).toBeCloseTo(0.5, 2)
    expect(measureExposure(litSkin(() => 0.12)).dark).toBe(0)
  })
})

describe('shadow edge', () => {
  it.each([
    ['upright', (x: number) => (x < 48 ? 0.4 : 1)],
    ['level', (_: number, y: number) => (y < 30 ? 0.4 : 1)],
    ['slanting', (x: number, y: number) => (x + y < 96 ? 0.4 : 1)],
  ])('is found when it is %s', (_, light) => {
    expect(shadowEdgeContrast(litSkin(light), side)).toBeGreaterThan(standardThresholds.maxShadowContrast)
  })

  it('is its contrast, whatever the lamp', () => {
    const edge = (lamp: number) =>
      shadowEdgeContrast(
        litSkin((x) => (x < 48 ? lamp / 2 : lamp)),
        side,
      )
    expect(edge(1)).toBeCloseTo(Math.LN2, 0)
    expect(Math.abs(edge(1) - edge(2))).toBeLessThan(0.05)
  })

  it('is not seen in shading that falls to a third over the patch, nor in a mole', () => {
    const shading = shadowEdgeContrast(
      litSkin((x) => 3 ** (-x / side)),
      side,
    )
    expect(shading).toBeLessThan(standardThresholds.maxShadowContrast / 2)
    const mole = shadowEdgeContrast(
      litSkin((x, y) => (Math.hypot(x - 48, y - 48) < 7 ? 0.2 : 1)),
      side,
    )
    expect(mole).toBeLessThan(standardThresholds.maxShadowContrast)
  })
})
