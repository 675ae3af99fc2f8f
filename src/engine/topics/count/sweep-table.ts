/** From fits of halves to what is compared: of each size the scores of photos, and how far both halves agree. */
import { agreedInformation } from '../../../numeric/measures/agreed-information.ts'
import { createBlockShuffle } from '../../../numeric/measures/block-shuffle.ts'
import { adjustedRandIndex, contingency } from '../../../numeric/measures/contingency.ts'
import type { Rng } from '../../../numeric/rng.ts'
import type { TopicSweepPoint } from '../../../shared/topic-count.ts'
import { meanOverSplits, pairedDifference, type SizeScores } from './choose-size.ts'
import type { Judgement } from './family.ts'
import type { HalvedPhotos } from './halves.ts'

/** One halving of the photos, and of each half what its sizes were judged to be worth. */
export interface JudgedSplit {
  halves: HalvedPhotos['splits'][number]
  judged: readonly ReadonlyMap<number, Judgement>[]
}

export interface ComparedSizes {
  /** Of each halving the sizes that all fits have, ascending. */
  scores: SizeScores[][]
  /** Mean adjusted Rand index of the two halves' topics, by size. */
  stability: Map<number, number>
}

const shuffles = 20

export function compareHalves(
  splits: readonly JudgedSplit[],
  { rows, photoOf, photos }: Pick<HalvedPhotos, 'rows' | 'photoOf' | 'photos'>,
  rng: Rng,
): ComparedSizes {
  const fits = splits.flatMap(({ judged }) => judged)
  const sizes = [...fits[0].keys()].filter((size) => fits.every((fit) => fit.has(size))).sort((a, b) => a - b)
  const shuffle = createBlockShuffle(photoOf, rng)
  const chance = Array.from({ length: shuffles }, () => shuffle().slice())
  const stability = new Map(sizes.map((topics) => [topics, 0]))
  const byPhoto = (values: Float64Array): Float64Array => meansByPhoto(values, photoOf, photos)
  const scores = splits.map(({ halves, judged }) =>
    sizes.map((topics): SizeScores => {
      const explained = new Float64Array(rows.length)
      const labels = judged.map((fit, side) => {
        const { scores, of, assigned } = fit.get(topics)!
        const [fitted, heldOut] = [halves[side], halves[1 - side]]
        const found = new Int32Array(rows.length)
        fitted.forEach((i, at) => (found[i] = assigned.fitted[at]))
        heldOut.forEach((i, at) => (found[i] = assigned.heldOut[at]))
        ;(of === 'fitted' ? fitted : heldOut).forEach((i, at) => (explained[i] = scores[at]))
        return found
      })
      const alike = adjustedRandIndex(contingency(labels[0], labels[1])) / splits.length
      stability.set(topics, stability.get(topics)! + alike)
      const agreed = agreedInformation(labels[0], labels[1], chance)
      return { topics, explained: byPhoto(explained), agreed: byPhoto(agreed) }
    }),
  )
  return { scores, stability }
}

function meansByPhoto(values: Float64Array, photoOf: Int32Array, photos: number): Float64Array {
  const sums = new Float64Array(photos)
  const counts = new Float64Array(photos)
  photoOf.forEach((photo, i) => {
    sums[photo] += values[i]
    counts[photo]++
  })
  return sums.map((sum, photo) => sum / counts[photo])
}

export function sweepPoints({ scores, stability }: ComparedSizes): TopicSweepPoint[] {
  const sizes = meanOverSplits(scores)
  const meanOf = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const best = sizes.reduce((a, b) => (meanOf(b.explained) > meanOf(a.explained) ? b : a))
  const everyPhoto = Int32Array.from(best.explained, (_, i) => i)
  return sizes.map(({ topics, explained, agreed }) => ({
    topics,
    score: meanOf(explained),
    error: pairedDifference(best.explained, explained, everyPhoto).error,
    stability: stability.get(topics) ?? null,
    agreed: Math.exp(meanOf(agreed)),
  }))
}
