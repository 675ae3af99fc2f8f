/**
 * Which faces are of one person: pairs of faces whose descriptors are alike, from the most alike on. Their groups are joined
 * when all faces of the one are alike to those of the other on average, which keeps chains of lookalikes apart, and when that
 * puts no two faces of one photo together. Of equal pairs the earlier faces come first, so the same faces give the same groups.
 */
import { multiplyTransposed } from '../../../numeric/linear-algebra.ts'
import { row, type Matrix } from '../../../numeric/matrix.ts'
import type { Progress } from '../../../shared/progress.ts'

/**
 * Cosine from which two faces are of one person. Of 40 people photographed neutral and smiling the lowest is 0.837; between
 * these and 45 generated faces, 7,710 pairs of two people, the highest is 0.784.
 */
const samePersonCosine = 0.8

interface AlikePair {
  a: number
  b: number
  cosine: number
}

const rowsPerBlock = 64

/** Group of each face, numbered from 0 in order of first appearance. Yields after each block of rows. */
export function* groupPeople(
  descriptors: Matrix /* [n, 1024], rows of length 1 */,
  photos: ArrayLike<number>,
): Generator<Progress, Int32Array, void> {
  const pairs: AlikePair[] = []
  for (let from = 0; from < descriptors.rows; from += rowsPerBlock) {
    /* One by one: of thousands of photos of one person a block has more pairs than a call takes arguments. */
    for (const pair of alikePairs(descriptors, from)) pairs.push(pair)
    yield { done: Math.min(descriptors.rows, from + rowsPerBlock), total: descriptors.rows }
  }
  pairs.sort((p, q) => q.cosine - p.cosine || p.a - q.a || p.b - q.b)
  const groups = Array.from({ length: descriptors.rows }, (_, face) => ({
    faces: [face],
    photos: new Set([photos[face]]),
    sum: row(descriptors, face),
  }))
  for (const { a, b } of pairs) {
    const [kept, joined] = [groups[a], groups[b]]
    if (kept === joined || [...joined.photos].some((photo) => kept.photos.has(photo))) continue
    if (meanCosine(kept, joined) < samePersonCosine) continue
    kept.faces.push(...joined.faces)
    for (const photo of joined.photos) kept.photos.add(photo)
    kept.sum = kept.sum.map((value, i) => value + joined.sum[i])
    for (const face of joined.faces) groups[face] = kept
  }
  const numbers = new Map([...new Set(groups)].map((group, number) => [group, number]))
  return Int32Array.from(groups, (group) => numbers.get(group) ?? -1)
}

interface PersonGroup {
  faces: number[]
  /** Of the descriptors. */
  sum: Float32Array
}

/** Over all pairs of a face of the one group and a face of the other. */
function meanCosine(a: PersonGroup, b: PersonGroup): number {
  const product = a.sum.reduce((total, value, i) => total + value * b.sum[i], 0)
  return product / (a.faces.length * b.faces.length)
}

/** Pairs of a block's rows with all rows before them. */
function alikePairs({ data, rows, cols }: Matrix, from: number): AlikePair[] {
  const to = Math.min(rows, from + rowsPerBlock)
  const block: Matrix = { data: data.subarray(from * cols, to * cols), rows: to - from, cols }
  const before: Matrix = { data: data.subarray(0, to * cols), rows: to, cols }
  const cosines = multiplyTransposed(block, before)
  const pairs: AlikePair[] = []
  for (let b = from; b < to; b++)
    for (let a = 0; a < b; a++) {
      const cosine = cosines[(b - from) * to + a]
      if (cosine >= samePersonCosine) pairs.push({ a, b, cosine })
    }
  return pairs
}
