import { expect, test } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { plainStatisticNames, plainStatistics } from './plain-statistics.ts'

const side = 96

function patch(colour: (x: number, y: number) => [number, number, number]): Uint8Array {
  return Uint8Array.from({ length: side * side * 3 }, (_, q) => {
    const pixel = Math.floor(q / 3)
    return colour(pixel % side, Math.floor(pixel / side))[q % 3]
  })
}

function named(pixels: Uint8Array): Record<string, number> {
  const values = plainStatistics(pixels)
  expect(values).toHaveLength(plainStatisticNames.length)
  return Object.fromEntries(plainStatisticNames.map((name, i) => [name, values[i]]))
}

test('there are 53 columns with names of their own', () => {
  expect(new Set(plainStatisticNames).size).toBe(53)
})

test('an even patch has its colour and no texture', () => {
  const even = named(patch(() => [255, 255, 255]))
  expect(even['L-mean']).toBeCloseTo(100, 1)
  expect(even['a-mean']).toBeCloseTo(0, 1)
  expect(even['L-band1-deviation']).toBeCloseTo(0, 3)
  expect(even['gradient-below-0.25']).toBe(1)
})

test('redder skin has a greater a*, darker skin a smaller L*', () => {
  const skin = named(patch(() => [220, 180, 160]))
  expect(named(patch(() => [220, 165, 155]))['a-mean']).toBeGreaterThan(skin['a-mean'])
  expect(named(patch(() => [110, 80, 70]))['L-mean']).toBeLessThan(skin['L-mean'])
})

test('fine relief shows in the fine band, broad shading in the broad one', () => {
  const rng = createRng(1)
  const fine = named(
    patch(() => {
      const v = 160 + Math.round(10 * rng.normal())
      return [v, v, v]
    }),
  )
  const broad = named(
    patch((x) => {
      const v = 160 + Math.round(20 * Math.sin((2 * Math.PI * x) / 30))
      return [v, v, v]
    }),
  )
  expect(fine['L-band1-deviation']).toBeGreaterThan(fine['L-band8-deviation'])
  expect(broad['L-band8-deviation']).toBeGreaterThan(broad['L-band1-deviation'])
})

test('red spots show in the upper end of the a* band', () => {
  const spots = named(patch((x, y) => (x % 24 < 5 && y % 24 < 5 ? [200, 110, 100] : [200, 160, 140])))
  expect(spots['a-band4-p98']).toBeGreaterThan(2)
})
