/**
 * LDA for the choice of its number of topics. Fits from noise miss groups, all the more the fewer topics they have; so each size
 * begins with the groups that k-means finds in the fitted rows, their counts summed, and is shrunk by Ward's rule as k-means is.
 *
 * A size is judged by document completion (Wallach, Murray, Salakhutdinov and Mimno, 2009): the mixture of a held-out row is
 * found from every other feature and asked how likely the rest is, and the other way round. Unlike the bound it holds no price
 * of the topics themselves, and a row cannot explain what it has shown.
 */
import { fitCountScaling, writeCounts } from '../../../numeric/lda/pseudo-counts.ts'
import type { KMeans } from '../../../numeric/clustering/k-means.ts'
import { matrix, row, type Matrix } from '../../../numeric/matrix.ts'
import type { LongWork } from '../../../shared/progress.ts'
import { bestTopics } from '../assign-topics.ts'
import { clusterSpace } from '../cluster-space.ts'
import { fitLda, transformLda, type LdaModel, type LdaWork } from '../lda.ts'
import { shrinkKMeans, startKMeans } from './centre-families.ts'
import type { FamilyRows, Judgement, TopicFamily } from './family.ts'

/** Comparing sizes needs no E-step to the last digit. */
const coarse = { counts: { kind: 'raw' }, meanChangeTolerance: 1e-2, maxRounds: 30 } as const
const passes = 4
const parities = [0, 1] as const

/** Features as the counts that LDA is fitted to, floors and spreads taken from all of them. */
export function ldaCounts(features: Matrix): Matrix {
  const scaling = fitCountScaling(features)
  const counts = matrix(features.rows, features.cols)
  const buffer = new Float64Array(features.cols)
  for (let i = 0; i < features.rows; i++) {
    writeCounts(scaling, features, i, buffer)
    row(counts, i).set(buffer)
  }
  return counts
}

export interface LdaFit {
  groups: KMeans
  model: LdaModel
}

/** Rows are counts, as `ldaCounts` makes them; `place` is where products are computed. */
export function createLdaFamily(
  { fitted, heldOut }: FamilyRows,
  place?: LdaWork['place'],
): TopicFamily<LdaFit> {
  const halves = parities.map((parity) => everyOther(heldOut, parity))
  let points: Promise<Matrix> | undefined
  const pointsOf = ({ signal }: LongWork): Promise<Matrix> => (points ??= clusterSpace(fitted, { signal }))

  async function around(groups: KMeans, { signal }: LongWork): Promise<LdaFit> {
    const init = groupCounts(fitted, groups)
    const topics = groups.centres.rows
    const options = { ...coarse, topics, init, maxIterations: passes, seed: 0, place, signal }
    return { groups, model: await fitLda(fitted, options) }
  }

  async function judge({ model }: LdaFit, { signal }: LongWork): Promise<Judgement> {
    const scores = new Float64Array(heldOut.rows)
    for (const parity of parities) {
      const { mixture } = await transformLda(model, halves[parity], { place, signal })
      addCompletion(scores, { model, mixture, rest: halves[1 - parity], parity: 1 - parity })
    }
    const bestOf = async (rows: Matrix): Promise<Int32Array> =>
      bestTopics((await transformLda(model, rows, { place, signal })).mixture)
    return {
      scores,
      of: 'held-out',
      assigned: { fitted: await bestOf(fitted), heldOut: await bestOf(heldOut) },
    }
  }

  return {
    measure: 'held-out-likelihood',
    least: 1,
    start: async (clusters, seed, work) =>
      around(await startKMeans(await pointsOf(work), { clusters, seed, work }), work),
    size: ({ model }) => model.topics,
    shrink: async ({ groups }, topics, work) =>
      around(await shrinkKMeans(await pointsOf(work), groups, { topics, work }), work),
    judge,
    mixture: async ({ model }, { signal }) => (await transformLda(model, fitted, { place, signal })).mixture,
  }
}

/** Counts of the rows of each group, summed, with a prior of 1 / K, as topics to begin with. */
function groupCounts(counts: Matrix, { labels, centres }: KMeans): Float64Array /* [k, w] */ {
  const { cols } = counts
  const sums = new Float64Array(centres.rows * cols).fill(1 / centres.rows)
  labels.forEach((label, i) => {
    for (let w = 0; w < cols; w++) sums[label * cols + w] += counts.data[i * cols + w]
  })
  return sums
}

function everyOther(counts: Matrix, parity: number): Matrix {
  const { rows, cols, data } = counts
  return matrix(
    rows,
    cols,
    data.map((value, q) => ((q % cols) % 2 === parity ? value : 0)),
  )
}

interface Completion {
  model: LdaModel
  /** From the features that were shown. */
  mixture: Matrix
  /** The features that were not; zero elsewhere. */
  rest: Matrix
  parity: number
}

/** Adds half of sum_w n_w ln p_w / sum_w n_w over the hidden features w, p being a distribution over these alone. */
function addCompletion(scores: Float64Array, { model, mixture, rest, parity }: Completion): void {
  const { topics, features: words, components } = model
  const shares = Float64Array.from(components)
  for (let k = 0; k < topics; k++) {
    let sum = 0
    for (let w = parity; w < words; w += 2) sum += components[k * words + w]
    for (let w = parity; w < words; w += 2) shares[k * words + w] /= sum
  }
  const p = new Float64Array(words)
  for (let i = 0; i < rest.rows; i++) {
    p.fill(0)
    for (let k = 0; k < topics; k++) {
      const weight = mixture.data[i * topics + k]
      for (let w = parity; w < words; w += 2) p[w] += weight * shares[k * words + w]
    }
    let [sum, count] = [0, 0]
    for (let w = parity; w < words; w += 2) {
      const n = rest.data[i * words + w]
      if (n === 0) continue
      sum += n * Math.log(p[w])
      count += n
    }
    if (count > 0) scores[i] += sum / count / 2
  }
}
