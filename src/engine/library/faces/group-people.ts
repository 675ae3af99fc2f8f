/**
 * Which faces are of one person: pairs of faces whose descriptors are alike, from the most alike on. Their groups are joined
 * when all faces of the one are alike to those of the other on average, which keeps chains of lookalikes apart, and when that
 * puts no two faces of one photo together. Of equal pairs the earlier faces come first, so the same faces give the same groups.
 */
import { row, type Matrix } from '../../../numeric/matrix.ts'
import type { Progress } from '../../../shared/progress.ts'
import { alikePairs, type AlikePair } from './alike-pairs.ts'

/**
 * Cosine from which two faces are of one person. Of 40 people photographed neutral and smiling the lowest is 0.837; between
 * these and 45 generated faces, 7,710 pairs of two people, the highest is 0.784.
 */
const samePersonCosine = 0.8

/** 25 MB of them. */
const mostPairsHeld = 1 << 20

const pairsPerStep = 4096

/**
 * Group of each face, numbered from 0 in order of first appearance. Yields between steps. However few pairs are held at a time,
 * the groups are those of all pairs in order: a pair that is left out of a pass is of one group, or of two that share a photo
 * and can never be joined.
 */
export function* groupPeople(
  descriptors: Matrix /* [n, 1024], rows of length 1 */,
  photos: ArrayLike<number>,
  { mostPairs = mostPairsHeld }: { mostPairs?: number } = {},
): Generator<Progress, Int32Array, void> {
  const groups = Array.from({ length: descriptors.rows }, (_, face): PersonGroup => ({
    faces: [face],
    photos: new Set([photos[face]]),
    sum: row(descriptors, face),
  }))
  const wanted = (a: number, b: number): boolean =>
    groups[a] !== groups[b] && !sharePhoto(groups[a], groups[b])
  let after: AlikePair | undefined
  for (let more = true; more;) {
    const pairs = yield* alikePairs(descriptors, {
      least: samePersonCosine,
      most: mostPairs,
      after,
      wanted,
    })
    for (let i = 0; i < pairs.count; i++) {
      const { a, b } = pairs.at(i)
      if (wanted(a, b) && meanCosine(groups[a], groups[b]) >= samePersonCosine) join(groups, a, b)
      if (i % pairsPerStep === 0) yield { done: i, total: pairs.count }
    }
    more = pairs.more && groups.some((group) => group !== groups[0])
    if (more) after = pairs.at(pairs.count - 1)
  }
  const numbers = new Map([...new Set(groups)].map((group, number) => [group, number]))
  return Int32Array.from(groups, (group) => numbers.get(group) ?? -1)
}

interface PersonGroup {
  faces: number[]
  photos: Set<number>
  /** Of the descriptors. */
  sum: Float32Array
}

function sharePhoto({ photos: one }: PersonGroup, { photos: other }: PersonGroup): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one]
  for (const photo of fewer) if (more.has(photo)) return true
  return false
}

/** The group of `b` becomes part of that of `a`. */
function join(groups: PersonGroup[], a: number, b: number): void {
  const [kept, joined] = [groups[a], groups[b]]
  for (const photo of joined.photos) kept.photos.add(photo)
  kept.sum = kept.sum.map((value, i) => value + joined.sum[i])
  for (const face of joined.faces) {
    kept.faces.push(face)
    groups[face] = kept
  }
}

/** Over all pairs of a face of the one group and a face of the other. */
function meanCosine(a: PersonGroup, b: PersonGroup): number {
  const product = a.sum.reduce((total, value, i) => total + value * b.sum[i], 0)
  return product / (a.faces.length * b.faces.length)
}
