import { expect, test } from 'vitest'
import { tabulate } from './tabulate.ts'

test.each([0.4, 0.8951, -1.1])('x^%d agrees with Math.pow over forty orders of magnitude', (b) => {
  const power = tabulate((x) => Math.pow(x, b))
  for (let exponent = -19; exponent < 19; exponent += 0.137) {
    const x = Math.fround(10 ** exponent)
    expect(Math.abs(power(x) / Math.pow(x, b) - 1)).toBeLessThan(1e-5)
  }
})

test('a rising function stays rising between the entries, and ends where the table ends', () => {
  const power = tabulate((x) => Math.pow(x, 0.9))
  for (let x = 0.9; x < 1.1; x += 0.0003) expect(power(x + 0.0003)).toBeGreaterThan(power(x))
  expect(power(0)).toBe(power(2 ** -64))
  expect(power(1e30)).toBe(power(2 ** 64))
})
