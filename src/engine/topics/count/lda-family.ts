/**
 * LDA for the choice of its number of topics. A size is judged by document completion (Wallach, Murray, Salakhutdinov and
 * Mimno, 2009): the mixture of a held-out row is found from every other feature and asked how likely the rest is, and the
 * other way round. Unlike the bound it holds no price of the topics themselves, and a row cannot explain what it has shown.
 *
 * Two topics are merged at the cost of sum of counts times their Jensen-Shannon divergence (Slonim and Tishby, 2000).
 */
import { fitCountScaling, writeCounts } from '../../../numeric/lda/pseudo-counts.ts'
import { mergeClosest } from '../../../numeric/clustering/merge-closest.ts'
import { matrix, row, type Matrix } from '../../../numeric/matrix.ts'
import type { LongWork } from '../../../shared/progress.ts'
import { assignTopics, topicsInUse } from '../assign-topics.ts'
import { fitLda, transformLda, type LdaModel, type LdaWork } from '../lda.ts'
import type { FamilyRows, Judgement, TopicFamily } from './family.ts'

/** Comparing sizes needs no E-step to the last digit. */
const coarse = { counts: { kind: 'raw' }, meanChangeTolerance: 1e-2, maxRounds: 30 } as const
const passesFromNoise = 10
const passesAfterMerge = 4
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

/** Rows are counts, as `ldaCounts` makes them; `place` is where products are computed. */
export function createLdaFamily(
  { fitted, heldOut }: FamilyRows,
  place?: LdaWork['place'],
): TopicFamily<LdaModel> {
  const words = fitted.cols
  const halves = parities.map((parity) => everyOther(heldOut, parity))
  const refit = (components: Float64Array, work: LongWork, passes: number): Promise<LdaModel> =>
    fitLda(fitted, {
      ...coarse,
      topics: components.length / words,
      init: components,
      maxIterations: passes,
      seed: 0,
      place,
      signal: work.signal,
    })

  async function start(topics: number, seed: number, { signal }: LongWork): Promise<LdaModel> {
    const model = await fitLda(fitted, {
      ...coarse,
      topics,
      seed,
      maxIterations: passesFromNoise,
      place,
      signal,
    })
    const { mixture } = await transformLda(model, fitted, { place, signal })
    const used = topicsInUse(assignTopics(mixture)).map(({ topic }) => topic)
    const kept = new Float64Array(used.length * words)
    used.forEach((topic, k) => kept.set(topicOf(model, topic), k * words))
    return refit(kept, { signal }, passesAfterMerge)
  }

  async function shrink(model: LdaModel, topics: number, work: LongWork): Promise<LdaModel> {
    if (topics >= model.topics) return model
    const all = Array.from({ length: model.topics }, (_, k) => topicOf(model, k))
    const merged = mergeClosest(all, topics, { cost: divergence, merge: sumOf })
    const components = new Float64Array(merged.length * words)
    merged.forEach((topic, k) => components.set(topic, k * words))
    return refit(components, work, passesAfterMerge)
  }

  async function judge(model: LdaModel, { signal }: LongWork): Promise<Judgement> {
    const scores = new Float64Array(heldOut.rows)
    for (const parity of parities) {
      const { mixture } = await transformLda(model, halves[parity], { place, signal })
      addCompletion(scores, { model, mixture, rest: halves[1 - parity], parity: 1 - parity })
    }
    const { mixture } = await transformLda(model, heldOut, { place, signal })
    return { scores, of: 'held-out', assigned: Int32Array.from(assignTopics(mixture), ({ topic }) => topic) }
  }

  return {
    measure: 'held-out-likelihood',
    least: 1,
    start,
    size: ({ topics }) => topics,
    shrink,
    judge,
    mixture: async (model, { signal }) => (await transformLda(model, fitted, { place, signal })).mixture,
  }
}

function topicOf({ components, features }: LdaModel, k: number): Float64Array {
  return components.subarray(k * features, (k + 1) * features)
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

function total(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Counts times Jensen-Shannon divergence; see the header. */
function divergence(a: Float64Array, b: Float64Array): number {
  const [massA, massB] = [total(a), total(b)]
  const all = massA + massB
  let cost = 0
  for (let w = 0; w < a.length; w++) {
    const mean = (a[w] + b[w]) / all
    cost += a[w] * Math.log(a[w] / massA / mean) + b[w] * Math.log(b[w] / massB / mean)
  }
  return cost
}

function sumOf(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, w) => value + b[w])
}
