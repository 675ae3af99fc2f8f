/**
 * How much a factor of the photos (its folder, its camera, its light) tells about topics: one pass over the rows.
 *
 *   G_t = sum_l n_tl ln(n_tl N / (n_t n_l))      nats; the part of topic t in the mutual information, I(T; F) = sum_t G_t / N
 *   H(T) = - sum_t n_t / N ln(n_t / N)
 *
 * Rows where the factor is not known are left out. G_t is N times the surprise of a topic's mix of levels (Kullback and Leibler,
 * 1951), so that large topics with a faint preference and small ones with a strong one can both stand out.
 */
import { entropyOfSizes } from './contingency.ts'
import { ranks } from './spearman.ts'

export interface FactorTable {
  /** Writes G of each topic for these codes, each row's level or -1. */
  surprises(codes: Int32Array /* [n] */, out: Float64Array /* [topics] */): void
}

/**
 * @param topics 0-based and without gaps
 * @param levels how many levels the codes have
 */
export function createFactorTable(topics: Int32Array, topicCount: number, levels: number): FactorTable {
  const n = topics.length
  const cells = new Int32Array(topicCount * levels)
  const topicSizes = new Float64Array(topicCount)
  const levelSizes = new Float64Array(levels)
  const logs = Float64Array.from({ length: n + 1 }, (_, count) => (count === 0 ? 0 : Math.log(count)))

  function surprises(codes: Int32Array, out: Float64Array): void {
    topicSizes.fill(0)
    levelSizes.fill(0)
    let known = 0
    for (let i = 0; i < n; i++) {
      const level = codes[i]
      if (level < 0) continue
      known++
      topicSizes[topics[i]]++
      levelSizes[level]++
      cells[topics[i] * levels + level]++
    }
    out.fill(0)
    /* Every cell is read, and emptied for the next pass, by the first row that falls into it. */
    for (let i = 0; i < n; i++) {
      const level = codes[i]
      if (level < 0) continue
      const cell = topics[i] * levels + level
      const count = cells[cell]
      if (count === 0) continue
      cells[cell] = 0
      const expected = logs[topicSizes[topics[i]]] + logs[levelSizes[level]] - logs[known]
      out[topics[i]] += count * (logs[count] - expected)
    }
  }

  return { surprises }
}

/** H(T) in nats over the rows where the factor is known, and how many these are. */
export function knownEntropy(topics: Int32Array, codes: Int32Array): { known: number; entropy: number } {
  const sizes = new Map<number, number>()
  let known = 0
  for (let i = 0; i < topics.length; i++) {
    if (codes[i] < 0) continue
    known++
    sizes.set(topics[i], (sizes.get(topics[i]) ?? 0) + 1)
  }
  return { known, entropy: known === 0 ? 0 : entropyOfSizes([...sizes.values()]) }
}

/** Values as numbers of about equally filled bins, -1 where not finite; equal values always share a bin. */
export function quantileBins(values: ArrayLike<number>, bins: number): { codes: Int32Array; levels: number } {
  const known: number[] = []
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) known.push(i)
  const rank = ranks(known.map((i) => values[i]))
  const codes = new Int32Array(values.length).fill(-1)
  const numbers = new Map<number, number>()
  const order = known.map((_, at) => at).sort((a, b) => rank[a] - rank[b])
  for (const at of order) {
    const bin = Math.floor(((rank[at] - 0.5) / known.length) * bins)
    if (!numbers.has(bin)) numbers.set(bin, numbers.size)
    codes[known[at]] = numbers.get(bin)!
  }
  return { codes, levels: numbers.size }
}
