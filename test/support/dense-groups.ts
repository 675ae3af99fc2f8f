import { matrix, type Matrix } from '../../src/numeric/matrix.ts'
import { createRng } from '../../src/numeric/rng.ts'

/** Dense features like a network's: a profile common to all, of which each group raises and lowers parts, and noise. */
export function denseGroups(
  rows: number,
  groups: number,
  seed: number,
): { features: Matrix; labels: number[] } {
  const cols = 96
  const rng = createRng(seed)
  const common = Array.from({ length: cols }, () => rng.gamma(2))
  const change = Array.from({ length: groups * cols }, () => rng.normal())
  const labels = Array.from({ length: rows }, (_, i) => i % groups)
  const features = matrix(rows, cols)
  labels.forEach((label, i) => {
    const loudness = rng.gamma(20) / 20
    for (let j = 0; j < cols; j++) {
      const value = common[j] * (1 + 0.15 * change[label * cols + j] + 0.1 * rng.normal())
      features.data[i * cols + j] = Math.max(0, value) * loudness
    }
  })
  return { features, labels }
}
