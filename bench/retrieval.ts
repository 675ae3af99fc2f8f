/**
 * The same person in another photo: a cheek with one expression asks for that person among all cheeks with the other.
 * Average precision of a query is the mean, over the patches that are right, of the share of right ones among all patches up to
 * that one (Manning, Raghavan and Schuetze, 2008, chapter 8); distances are cosine distances in the comparison space.
 */
import { comparisonSpace } from '../src/engine/quality/comparison-space.ts'
import { row, type Matrix } from '../src/numeric/matrix.ts'
import type { Region } from '../src/shared/domain.ts'

/** `NNN_neutral.jpg` and `NNN_smiling.jpg`, one left and one right cheek each. */
export interface Sightings {
  photos: readonly string[]
  regions: readonly Region[]
}

export interface RetrievalScores {
  queries: number
  /** Right are both cheeks of the person. */
  person: number
  /** Right is the same cheek; the person's other cheek is not in the list. */
  sameSide: number
  /** Right is the other cheek; the same cheek is not in the list. */
  otherSide: number
  /** The first by the person who is asked for, in the order of the photos: mean over that person's cheeks. */
  byPerson: number[]
}

export function retrievalScores(features: Matrix, { photos, regions }: Sightings): RetrievalScores {
  const space = comparisonSpace(features)
  const person = photos.map((photo) => photo.split('_')[0])
  const expression = photos.map((photo) => photo.split('_')[1])
  const indices = photos.map((_, i) => i)
  const scores: Record<'person' | 'sameSide' | 'otherSide', number[]> = {
    person: [],
    sameSide: [],
    otherSide: [],
  }
  const ownScores = new Map<string, number[]>()
  for (const query of indices) {
    const gallery = indices
      .filter((i) => expression[i] !== expression[query])
      .map((i) => ({
        own: person[i] === person[query],
        same: regions[i] === regions[query],
        likeness: cosine(row(space, query), row(space, i)),
      }))
      .sort((a, b) => b.likeness - a.likeness)
    const right = (list: typeof gallery): number[] => list.flatMap(({ own }, at) => (own ? [at + 1] : []))
    const [all, same, other] = [
      right(gallery),
      right(gallery.filter((entry) => !entry.own || entry.same)),
      right(gallery.filter((entry) => !entry.own || !entry.same)),
    ]
    if (all.length > 0) {
      const score = averagePrecision(all)
      scores.person.push(score)
      ownScores.set(person[query], [...(ownScores.get(person[query]) ?? []), score])
    }
    if (same.length > 0) scores.sameSide.push(averagePrecision(same))
    if (other.length > 0) scores.otherSide.push(averagePrecision(other))
  }
  return {
    queries: scores.person.length,
    person: mean(scores.person),
    sameSide: mean(scores.sameSide),
    otherSide: mean(scores.otherSide),
    byPerson: [...ownScores.values()].map(mean),
  }
}

/**
 * The other cheek of the same photo: a cheek asks for it among the cheeks of that side of all photos. Mean of the reciprocal of
 * the rank at which it is found.
 */
export function otherCheekScore(features: Matrix, { photos, regions }: Sightings): number {
  const space = comparisonSpace(features)
  const scores: number[] = []
  photos.forEach((photo, query) => {
    const others = photos.flatMap((_, i) => (regions[i] === regions[query] ? [] : [i]))
    const right = others.find((i) => photos[i] === photo)
    if (right === undefined) return
    const likeness = cosine(row(space, query), row(space, right))
    const nearer = others.filter((i) => i !== right && cosine(row(space, query), row(space, i)) >= likeness)
    scores.push(1 / (nearer.length + 1))
  })
  return mean(scores)
}

/** ranks: of the right ones, from 1, rising. */
function averagePrecision(ranks: readonly number[]): number {
  return mean(ranks.map((rank, i) => (i + 1) / rank))
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    ab += a[i] * b[i]
    aa += a[i] * a[i]
    bb += b[i] * b[i]
  }
  return ab / Math.sqrt(aa * bb)
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
