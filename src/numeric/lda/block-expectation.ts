/**
 * The E-step of many rows at once. A block holds a fixed number of places; every place holds a row. One call of the kernel
 * takes all rows of the block through one cycle of rounds, which are products of matrices:
 *
 *   norm = t B        plain = t * ((n / norm) B^T)        t = exp(psi(gamma)), B = exp(E[ln beta])
 *
 * Rows that rest, or have had their rounds, leave the block and the next ones take their places. Those that left wait
 * until there is a block of them, which is one more product for statistics and words' bound.
 *
 * Why t may do without the row's -psi(sum gamma): a factor common to a row's t cancels in t / norm. Only the bound needs it,
 * and gets it here.
 */
import { digamma } from '../special-functions.ts'
import { dirichletBound } from './dirichlet.ts'
import {
  emptySums,
  type Evidence,
  type Expectation,
  type ExpectationSums,
  type ExpectationTask,
} from './expectation.ts'

/** The matrix work of a block, single precision, on whatever device. Unused places hold zeros; feeds are not changed. */
export interface BlockKernel {
  /** Places of a block. */
  readonly rows: number
  /** One cycle of rounds, the last of them plain. */
  advance(feeds: BlockFeeds): Promise<Advanced>
  collect(feeds: BlockFeeds): Promise<Collected>
}

export interface BlockFeeds {
  counts: Float32Array /* [b, w] */
  evidence: Float32Array /* [b, k] */
  topicWords: Float32Array /* [k, w] */
  alpha: Float32Array /* [k] */
}

export interface Advanced {
  evidence: Float32Array /* [b, k] */
  /** Mean over the topics of |gamma - last gamma| in the cycle's last round. */
  change: Float32Array /* [b] */
}

export interface Collected {
  /** sum over the block's rows of t_k n_w / norm_w. */
  statistics: Float32Array /* [k, w] */
  /** sum_w n_w ln(t B)_w of each row, t without the row's factor. */
  wordLogs: Float32Array /* [b] */
}

/** Evidence below this many counts moves the bound by less than its rounding. */
const unseen = 1e-7

export function openBlockExpectation(kernel: BlockKernel, task: ExpectationTask): Expectation {
  const { rule, sums } = task
  const [words, topics] = [task.topicWords.length / task.alpha.length, task.alpha.length]
  const topicWords = Float32Array.from(task.topicWords)
  const alpha = Float32Array.from(task.alpha)
  const cycles = Math.max(1, Math.ceil(rule.maxRounds / rule.stepSizes.length))
  const flatStart = task.alpha.map((value) => 1 - value)
  const total = emptySums(sums ? task.topicWords.length : 0)
  const present = createPlaces(kernel.rows, words, topics)
  const left = createPlaces(kernel.rows, words, topics)

  async function add(row: number, counts: Float64Array, start: Evidence = flatStart): Promise<void> {
    while (present.count === kernel.rows) await advance()
    present.put(row, counts, start)
  }

  async function advance(): Promise<void> {
    const { evidence, change } = await kernel.advance({ ...present.feeds(), topicWords, alpha })
    present.moveOn(evidence)
    /* From the last place on, so that the row that fills a gap has been looked at. */
    for (let place = present.count - 1; place >= 0; place--) {
      if (change[place] >= rule.meanChangeTolerance && present.cycles[place] < cycles) continue
      task.onSolved?.(present.rows[place], present.evidenceOf(place))
      if (sums) {
        left.put(present.rows[place], present.countsOf(place), present.evidenceOf(place))
        if (left.count === kernel.rows) await collect()
      }
      present.remove(place)
    }
  }

  async function collect(): Promise<void> {
    const { statistics, wordLogs } = await kernel.collect({ ...left.feeds(), topicWords, alpha })
    for (let q = 0; q < statistics.length; q++) total.statistics[q] += statistics[q]
    for (let place = 0; place < left.count; place++) addBound(place, wordLogs[place])
    left.clear()
  }

  const gamma = new Float64Array(topics)
  function addBound(place: number, wordLog: number): void {
    const evidence = left.evidenceOf(place)
    let gammaSum = 0
    for (let k = 0; k < topics; k++) {
      gamma[k] = evidence[k] < unseen ? task.alpha[k] : task.alpha[k] + evidence[k]
      gammaSum += gamma[k]
    }
    let countSum = 0
    for (const count of left.countsOf(place)) countSum += count
    total.countSum += countSum
    total.rowBound += wordLog - countSum * digamma(gammaSum) + dirichletBound(gamma, task.alpha)
  }

  async function finish(): Promise<ExpectationSums> {
    while (present.count > 0) await advance()
    if (left.count > 0) await collect()
    return total
  }

  return { add, finish }
}

interface Places {
  count: number
  readonly rows: Int32Array /* [b] */
  /** Cycles that the row of a place has had. */
  readonly cycles: Int32Array /* [b] */
  put(row: number, counts: Float32Array | Float64Array, evidence: Evidence): void
  /** The last row takes the place. */
  remove(place: number): void
  clear(): void
  moveOn(evidence: Float32Array): void
  countsOf(place: number): Float32Array
  evidenceOf(place: number): Float32Array
  feeds(): { counts: Float32Array; evidence: Float32Array }
}

function createPlaces(size: number, words: number, topics: number): Places {
  const counts = new Float32Array(size * words)
  let evidence: Float32Array = new Float32Array(size * topics)
  const places: Places = {
    count: 0,
    rows: new Int32Array(size),
    cycles: new Int32Array(size),
    put(row, rowCounts, rowEvidence) {
      const place = places.count++
      counts.set(rowCounts, place * words)
      evidence.set(rowEvidence, place * topics)
      places.rows[place] = row
      places.cycles[place] = 0
    },
    remove(place) {
      const last = --places.count
      counts.copyWithin(place * words, last * words, (last + 1) * words)
      evidence.copyWithin(place * topics, last * topics, (last + 1) * topics)
      places.rows[place] = places.rows[last]
      places.cycles[place] = places.cycles[last]
      counts.fill(0, last * words, (last + 1) * words)
    },
    clear() {
      places.count = 0
      counts.fill(0)
    },
    moveOn(next) {
      evidence = next
      for (let place = 0; place < places.count; place++) places.cycles[place]++
    },
    countsOf: (place) => counts.subarray(place * words, (place + 1) * words),
    evidenceOf: (place) => evidence.subarray(place * topics, (place + 1) * topics),
    feeds: () => ({ counts, evidence }),
  }
  return places
}
