import { expect, test } from 'vitest'
import { digamma, logGamma } from './special-functions.ts'

// Made with SciPy: [x, scipy.special.digamma(x), scipy.special.gammaln(x)].
const values: [x: number, psi: number, lnGamma: number][] = [
  [1e-5, -100000.57719921567, 11.512919692895826],
  [0.005, -200.56902091134438, 5.2954517999821284],
  [0.5, -1.9635100260214235, 0.5723649429246999],
  [1, -0.5772156649015329, 0],
  [2.56, 0.7321608335662761, 0.3277465284395483],
  [7.9, 2.002238487563571, 8.3242658680088102],
  [8, 2.0156414779556098, 8.5251613610654147],
  [100, 4.6001618527380881, 359.1342053695754],
  [1e6, 13.81551005796419, 12815504.569147611],
]

test.each(values)('digamma(%d) agrees with SciPy', (x, psi) => {
  expect(Math.abs(digamma(x) - psi)).toBeLessThan(1e-12 * Math.max(1, Math.abs(psi)))
})

test.each(values)('logGamma(%d) agrees with SciPy', (x, _psi, lnGamma) => {
  expect(Math.abs(logGamma(x) - lnGamma)).toBeLessThan(1e-12 * Math.max(1, Math.abs(lnGamma)))
})
