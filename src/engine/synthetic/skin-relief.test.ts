import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { drawTexture } from './skin-relief.ts'

const options = { side: 160, grainPx: 1.1, poreDensity: 0.04, blotchPx: 7 }

function meanStep(
  field: Float32Array,
  side: number,
  from: (y: number) => number,
  to: (y: number) => number,
): number {
  let sum = 0
  for (let y = 0; y < side; y++) sum += Math.abs(field[y * side + from(y)] - field[y * side + to(y)])
  return sum / side
}

describe('skin texture', () => {
  const texture = drawTexture(createRng(4), options)

  it.each(['relief', 'melanin', 'blood'] as const)('has %s of mean 0 and variance 1', (name) => {
    const field = texture[name]
    const mean = field.reduce((sum, value) => sum + value, 0) / field.length
    const variance = field.reduce((sum, value) => sum + value * value, 0) / field.length
    expect(mean).toBeCloseTo(0, 4)
    expect(variance).toBeCloseTo(1, 3)
  })

  it.each(['relief', 'melanin', 'blood'] as const)('repeats its %s without a seam', (name) => {
    const { side } = texture
    const seam = meanStep(
      texture[name],
      side,
      () => side - 1,
      () => 0,
    )
    const inside = meanStep(
      texture[name],
      side,
      () => 80,
      () => 81,
    )
    expect(seam).toBeLessThan(1.5 * inside)
  })

  it('has pores: more deep dips than high tops', () => {
    const dips = texture.relief.filter((height) => height < -2).length
    const tops = texture.relief.filter((height) => height > 2).length
    expect(dips).toBeGreaterThan(2 * tops)
  })

  it('is finer with a finer grain', () => {
    const coarse = drawTexture(createRng(4), { ...options, grainPx: 2 })
    const step = (field: Float32Array): number =>
      meanStep(
        field,
        options.side,
        (y) => y,
        (y) => (y + 1) % options.side,
      )
    expect(step(texture.relief)).toBeGreaterThan(1.3 * step(coarse.relief))
  })
})
