/**
 * Pairs of faces that are alike, from the most alike on, a bounded number at a time: of n photos of one person there are
 * n (n - 1) / 2, too many to hold. A pass over all pairs keeps the first that come after those of the pass before.
 */
import { multiplyTransposed } from '../../../numeric/linear-algebra.ts'
import type { Matrix } from '../../../numeric/matrix.ts'
import type { Progress } from '../../../shared/progress.ts'

/** The faces are numbered by their rows, `a` before `b`. */
export interface AlikePair {
  a: number
  b: number
  cosine: number
}

export interface AlikePairs {
  count: number
  /** In order: the greatest cosine first, of equal ones those of the earlier faces. */
  at: (index: number) => AlikePair
  /** Whether there may be pairs after these. */
  more: boolean
}

interface Search {
  /** Cosine from which faces are alike. */
  least: number
  /** Pairs that are held at a time. */
  most: number
  /** The last pair of the pass before. */
  after?: AlikePair
  /** Whether a pair is of any use now. */
  wanted: (a: number, b: number) => boolean
}

const rowsPerBlock = 64

/** One pass over all pairs. Yields after each block of rows. */
export function* alikePairs(
  { data, rows, cols }: Matrix /* [n, f], rows of length 1 */,
  { least, most, after, wanted }: Search,
): Generator<Progress, AlikePairs, void> {
  const first = createFirstPairs(most)
  const products = new Float32Array(Math.min(rows, rowsPerBlock) * rows)
  for (let from = 0; from < rows; from += rowsPerBlock) {
    const to = Math.min(rows, from + rowsPerBlock)
    const block: Matrix = { data: data.subarray(from * cols, to * cols), rows: to - from, cols }
    const before: Matrix = { data: data.subarray(0, to * cols), rows: to, cols }
    const cosines = multiplyTransposed(block, before, products)
    for (let b = from; b < to; b++)
      for (let a = 0; a < b; a++) {
        const cosine = cosines[(b - from) * to + a]
        if (cosine < least || (after && comparePairs(after, { a, b, cosine }) >= 0)) continue
        if (wanted(a, b)) first.add({ a, b, cosine })
      }
    yield { done: to, total: rows }
  }
  return first.take()
}

/** Negative when `p` comes before `q`. */
function comparePairs(p: AlikePair, q: AlikePair): number {
  return q.cosine - p.cosine || p.a - q.a || p.b - q.b
}

/** Keeps the first `most` pairs of any number; there is room for twice as many, so that they are seldom sorted. */
function createFirstPairs(most: number): { add: (pair: AlikePair) => void; take: () => AlikePairs } {
  let pairs = pairArrays(Math.min(2 * most, 1024))
  let count = 0
  let last: AlikePair | null = null

  const at = (index: number): AlikePair => ({
    a: pairs.a[index],
    b: pairs.b[index],
    cosine: pairs.cosine[index],
  })
  function sort(): void {
    const order = Uint32Array.from({ length: count }, (_, index) => index)
    const { a, b, cosine } = pairs
    order.sort((p, q) => cosine[q] - cosine[p] || a[p] - a[q] || b[p] - b[q])
    const sorted = pairArrays(pairs.a.length)
    order.forEach((from, to) => put(sorted, to, at(from)))
    pairs = sorted
    if (count <= most) return
    count = most
    last = at(most - 1)
  }
  function grow(): void {
    const wider = pairArrays(Math.min(2 * most, 2 * pairs.a.length))
    wider.a.set(pairs.a)
    wider.b.set(pairs.b)
    wider.cosine.set(pairs.cosine)
    pairs = wider
  }

  return {
    add: (pair) => {
      if (last && comparePairs(last, pair) < 0) return
      if (count === 2 * most) sort()
      if (count === pairs.a.length) grow()
      put(pairs, count++, pair)
    },
    take: () => {
      sort()
      return { count, at, more: last !== null }
    },
  }
}

interface PairArrays {
  a: Uint32Array
  b: Uint32Array
  cosine: Float32Array
}

function pairArrays(length: number): PairArrays {
  return { a: new Uint32Array(length), b: new Uint32Array(length), cosine: new Float32Array(length) }
}

function put(pairs: PairArrays, index: number, { a, b, cosine }: AlikePair): void {
  pairs.a[index] = a
  pairs.b[index] = b
  pairs.cosine[index] = cosine
}
