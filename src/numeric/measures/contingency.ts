/**
 * Agreement of two labelings of the same items, from their contingency table n_ij.
 *
 *   NMI = I(U; V) / ((H(U) + H(V)) / 2)                                   (arithmetic mean, as scikit-learn's default)
 *   ARI = (sum C(n_ij, 2) - E) / ((sum C(a_i, 2) + sum C(b_j, 2)) / 2 - E),  E = sum C(a_i, 2) sum C(b_j, 2) / C(n, 2)
 *
 * Strehl and Ghosh (2002); Hubert and Arabie (1985). ARI is 0 on average for labelings that have nothing to do with each
 * other; NMI is not: it rises with the number of groups, so compare it only between labelings of like fineness.
 */
export interface Contingency {
  total: number
  /** Counts of the cells that are not empty. */
  cells: { u: number; v: number; count: number }[]
  uSizes: Float64Array
  vSizes: Float64Array
}

/** Labels as 0, 1, ... in order of first appearance. */
export function numberLabels(labels: ArrayLike<string | number>): {
  codes: Int32Array
  names: (string | number)[]
} {
  const codeOf = new Map<string | number, number>()
  const codes = Int32Array.from({ length: labels.length }, (_, i) => {
    const known = codeOf.get(labels[i])
    if (known !== undefined) return known
    codeOf.set(labels[i], codeOf.size)
    return codeOf.size - 1
  })
  return { codes, names: [...codeOf.keys()] }
}

/** RangeError when the labelings differ in length. */
export function contingency(u: ArrayLike<string | number>, v: ArrayLike<string | number>): Contingency {
  if (u.length !== v.length)
    throw new RangeError(`Labelings of ${u.length} and ${v.length} items cannot be compared.`)
  const left = numberLabels(u)
  const right = numberLabels(v)
  const uSizes = new Float64Array(left.names.length)
  const vSizes = new Float64Array(right.names.length)
  const counts = new Map<number, number>()
  for (let i = 0; i < u.length; i++) {
    const key = left.codes[i] * vSizes.length + right.codes[i]
    uSizes[left.codes[i]]++
    vSizes[right.codes[i]]++
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const cells = [...counts].map(([key, count]) => ({
    u: Math.floor(key / vSizes.length),
    v: key % vSizes.length,
    count,
  }))
  return { total: u.length, cells, uSizes, vSizes }
}

/** In [0, 1], 1 for the same grouping; 1 as well when both put everything into one group. */
export function normalisedMutualInformation({ total, cells, uSizes, vSizes }: Contingency): number {
  const [hu, hv] = [entropyOfSizes(uSizes), entropyOfSizes(vSizes)]
  if (hu + hv === 0) return 1
  let information = 0
  for (const { u, v, count } of cells)
    information += (count / total) * Math.log((count * total) / (uSizes[u] * vSizes[v]))
  return Math.min(1, Math.max(0, information / ((hu + hv) / 2)))
}

/** At most 1, about 0 by chance, below 0 when worse than chance. */
export function adjustedRandIndex({ total, cells, uSizes, vSizes }: Contingency): number {
  const pairs = (count: number): number => (count * (count - 1)) / 2
  const sumPairs = (sizes: Float64Array): number => sizes.reduce((sum, size) => sum + pairs(size), 0)
  const [left, right] = [sumPairs(uSizes), sumPairs(vSizes)]
  const together = cells.reduce((sum, { count }) => sum + pairs(count), 0)
  const expected = total > 1 ? (left * right) / pairs(total) : 0
  const most = (left + right) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/** Shannon entropy of group sizes in nats. */
export function entropyOfSizes(sizes: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < sizes.length; i++) total += sizes[i]
  let entropy = 0
  for (let i = 0; i < sizes.length; i++) {
    const p = sizes[i] / total
    if (p > 0) entropy -= p * Math.log(p)
  }
  return entropy
}

/** exp(entropy): how many groups of equal size would be as diverse (Hill, 1973, order 1). From 1 to the number of groups. */
export function effectiveNumber(sizes: ArrayLike<number>): number {
  return Math.exp(entropyOfSizes(sizes))
}
