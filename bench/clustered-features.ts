/**
 * Features like a network's: non-negative, dense, most of each row common to all rows, groups of unequal size that raise
 * and lower parts of it, noise, and rows of different loudness. The same flags give the same numbers.
 */
import { readNpyMatrix } from '../src/engine/interchange/read-npy.ts'
import { matrix, type Matrix } from '../src/numeric/matrix.ts'
import { createRng } from '../src/numeric/rng.ts'
import { countFlag, type Bench, type Flags } from './bench.ts'

export const featureFlags: Bench['flags'] = {
  rows: { type: 'string', default: '10000' },
  cols: { type: 'string', default: '512' },
  groups: { type: 'string', default: '60' },
}

/** For benches that take a person's own features too: a .npy file in place of the drawn ones. */
export const givenFeatureFlags: Bench['flags'] = { ...featureFlags, features: { type: 'string' } }

/** Those of the file that the flags name, of which no groups are known, or drawn ones. */
export async function benchFeatures(flags: Flags): Promise<{ features: Matrix; groups: Int32Array | null }> {
  if (typeof flags.features !== 'string') return clusteredFeatures(flags)
  return { features: await readNpyMatrix(flags.features), groups: null }
}

export function clusteredFeatures(flags: Flags): { features: Matrix; groups: Int32Array } {
  const [rows, cols, count] = ['rows', 'cols', 'groups'].map((name) => countFlag(flags, name))
  const rng = createRng(11)
  const common = Float64Array.from({ length: cols }, () => rng.gamma(2) / 2)
  const change = Float64Array.from({ length: count * cols }, () => rng.normal())
  const features = matrix(rows, cols)
  const groups = new Int32Array(rows)
  for (let i = 0; i < rows; i++) {
    groups[i] = Math.floor(count * rng.uniform() ** 2)
    const loudness = rng.gamma(20) / 20
    for (let j = 0; j < cols; j++) {
      const value = common[j] * (1 + 0.15 * change[groups[i] * cols + j] + 0.2 * rng.normal())
      features.data[i * cols + j] = Math.max(0, value) * loudness
    }
  }
  return { features, groups }
}
