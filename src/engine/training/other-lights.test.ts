import { describe, expect, it } from 'vitest'
import { linearFromSrgb } from '../../numeric/colour.ts'
import { inOtherLights } from './other-lights.ts'
import { patchBytes, patchesInMemory } from './patch-source.ts'

const grey = patchesInMemory(new Uint8Array(4 * patchBytes).fill(90))

function read(source: typeof grey, ...indices: number[]): Uint8Array {
  const into = new Uint8Array(indices.length * patchBytes)
  source.read(Int32Array.from(indices), into)
  return into
}

describe('inOtherLights', () => {
  it('gives each patch one light of its own, the same whenever and beside whatever it is read', () => {
    const lit = inOtherLights(grey, 1)
    const both = read(lit, 0, 1)
    const one = both.subarray(0, patchBytes)
    const two = both.subarray(patchBytes)
    expect(new Set([0, 3, 300].map((i) => one[i])).size).toBe(1)
    expect([...one.slice(0, 3)]).not.toEqual([...two.slice(0, 3)])
    expect(read(lit, 1)).toEqual(two)
    expect(read(inOtherLights(grey, 2), 1)).not.toEqual(two)
  })

  it('lets patches share a light', () => {
    const lit = inOtherLights(grey, 1, (index) => String(index >> 1))
    expect(read(lit, 2)).toEqual(read(lit, 3))
    expect(read(lit, 1)).not.toEqual(read(lit, 2))
  })

  it('multiplies linear light: a cast of red goes with the opposite cast of blue', () => {
    const [red, green, blue] = [...read(inOtherLights(grey, 3), 0).slice(0, 3)].map(
      (byte) => linearFromSrgb(byte) / linearFromSrgb(90),
    )
    expect((red * blue) / green ** 2).toBeCloseTo(1, 1)
    expect(Math.abs(Math.log2(green))).toBeGreaterThan(0.01)
  })
})
