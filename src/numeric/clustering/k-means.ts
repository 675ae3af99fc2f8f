/**
 * k-means: centres c_k and labels l_i that make the inertia sum_i |x_i - c_{l_i}|^2 small.
 *
 *   start   the first centre is a row drawn evenly, each next one a row drawn with probability ~ its squared distance to the
 *           nearest centre so far; of 2 + ln K such draws the one that lowers the inertia most is taken
 *   rounds  every row to its nearest centre, every centre to the mean of its rows (Lloyd, 1982), until labels no longer
 *           change or the centres move, in squares summed, by less than the tolerance times the mean variance of the columns
 *
 * Arthur and Vassilvitskii (2007), "k-means++: the advantages of careful seeding", with the greedy draws of their section 5.
 * Stopping rule and defaults are those of scikit-learn's KMeans. Distances of a block of rows to all centres are one product
 * of matrices, |c|^2 - 2 <x, c>; rows at equal distance go to the lower centre. A centre without rows moves to the row that is
 * farthest from its own centre.
 */
import type { Progress } from '../../shared/progress.ts'
import { multiplyTransposed, squaredRowNorms } from '../linear-algebra.ts'
import { matrix, row, type Matrix } from '../matrix.ts'
import { createRng, type Rng } from '../rng.ts'
import { columnVariances, squaredDistance } from './points.ts'

export interface KMeans {
  centres: Matrix /* [k, f] */
  /** Nearest centre of each row. */
  labels: Int32Array /* [n] */
  /** Sum of the squared distances of rows to their centres. */
  inertia: number
  /** Rounds that were made. */
  iterations: number
}

export interface LloydOptions {
  /** Default 300. */
  maxIterations?: number
  /** Share of the columns' mean variance that the centres' summed squared movement must fall to. Default 1e-4. */
  tolerance?: number
}

export interface KMeansOptions extends LloydOptions {
  clusters: number
  seed: number
  /** Starts of which the result with the least inertia is taken. Default 4. */
  starts?: number
}

const rowsPerBlock = 256

/** The best of several seeded starts. Needs at least one row and one cluster (RangeError); K is at most the number of rows. */
export function* kMeansSteps(points: Matrix, options: KMeansOptions): Generator<Progress, KMeans, void> {
  const { clusters, seed, starts = 4 } = options
  if (points.rows < 1 || clusters < 1)
    throw new RangeError(`k-means needs rows and clusters, got ${points.rows} and ${clusters}.`)
  const rng = createRng(seed).fork('k-means')
  let best: KMeans | undefined
  for (let start = 0; start < starts; start++) {
    const centres = yield* plusPlusSteps(points, Math.min(clusters, points.rows), rng)
    const found = yield* lloydSteps(points, centres, options)
    if (!best || found.inertia < best.inertia) best = found
    yield { done: start + 1, total: starts }
  }
  if (!best) throw new RangeError('k-means needs at least one start.')
  return best
}

/** Starting centres by k-means++, rows of `points`. */
export function* plusPlusSteps(
  points: Matrix,
  clusters: number,
  rng: Rng,
): Generator<Progress, Matrix, void> {
  const { rows: n, cols } = points
  const trials = 2 + Math.floor(Math.log(clusters))
  const centres = matrix(clusters, cols)
  let nearest = new Float64Array(n).fill(Infinity)
  for (let k = 0; k < clusters; k++) {
    let chosen = { index: -1, distances: nearest, inertia: Infinity }
    for (let trial = 0; trial < (k === 0 ? 1 : trials); trial++) {
      const index = k === 0 ? rng.integer(n) : drawProportionally(nearest, rng)
      const distances = new Float64Array(n)
      let inertia = 0
      for (let i = 0; i < n; i++) {
        distances[i] = Math.min(nearest[i], squaredDistance(points, i, row(points, index)))
        inertia += distances[i]
      }
      if (inertia < chosen.inertia) chosen = { index, distances, inertia }
    }
    nearest = chosen.distances
    row(centres, k).set(row(points, chosen.index))
    yield { done: k + 1, total: clusters }
  }
  return centres
}

/** An index with probability in proportion to its weight; any when all weigh nothing. */
function drawProportionally(weights: Float64Array, rng: Rng): number {
  let sum = 0
  for (const weight of weights) sum += weight
  if (sum === 0) return rng.integer(weights.length)
  let left = rng.uniform() * sum
  let last = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue
    last = i
    left -= weights[i]
    if (left < 0) return i
  }
  return last
}

/** Rounds from given centres; see the header. Yields after every block of rows. */
export function* lloydSteps(
  points: Matrix,
  start: Matrix,
  { maxIterations = 300, tolerance = 1e-4 }: LloydOptions = {},
): Generator<Progress, KMeans, void> {
  const variances = columnVariances(points)
  const leastMove = (tolerance * variances.reduce((sum, value) => sum + value, 0)) / points.cols
  let centres = matrix(start.rows, start.cols, start.data.slice())
  let labels = new Int32Array(points.rows).fill(-1)
  let iterations = 0
  for (; iterations < maxIterations; iterations++) {
    const assigned = yield* nearestCentreSteps(points, centres)
    const moved = meansOf(points, assigned, centres)
    let movement = 0
    for (let q = 0; q < moved.data.length; q++) movement += (moved.data[q] - centres.data[q]) ** 2
    const same = assigned.every((label, i) => label === labels[i])
    labels = assigned
    centres = moved
    if (same || movement <= leastMove) {
      iterations++
      break
    }
  }
  labels = yield* nearestCentreSteps(points, centres)
  return { centres, labels, inertia: inertiaOf(points, centres, labels), iterations }
}

/** The nearest centre of every row, the lower one of two at equal distance. */
export function* nearestCentreSteps(
  points: Matrix,
  centres: Matrix,
): Generator<Progress, Int32Array<ArrayBuffer>, void> {
  const norms = squaredRowNorms(centres)
  const labels = new Int32Array(points.rows)
  for (let from = 0; from < points.rows; from += rowsPerBlock) {
    const to = Math.min(points.rows, from + rowsPerBlock)
    const data = points.data.subarray(from * points.cols, to * points.cols)
    const block = { data, rows: to - from, cols: points.cols }
    const products = multiplyTransposed(block, centres)
    for (let i = from; i < to; i++) {
      let least = Infinity
      for (let k = 0; k < centres.rows; k++) {
        const distance = norms[k] - 2 * products[(i - from) * centres.rows + k]
        if (distance < least) {
          least = distance
          labels[i] = k
        }
      }
    }
    yield { done: to, total: points.rows }
  }
  return labels
}

function meansOf(points: Matrix, labels: Int32Array, centres: Matrix): Matrix {
  const { cols } = points
  const sums = new Float64Array(centres.rows * cols)
  const counts = new Float64Array(centres.rows)
  for (let i = 0; i < points.rows; i++) {
    const start = labels[i] * cols
    counts[labels[i]]++
    for (let j = 0; j < cols; j++) sums[start + j] += points.data[i * cols + j]
  }
  const empty = [...counts.keys()].filter((k) => counts[k] === 0)
  const strays = farthestRows(points, { centres, labels }, empty.length)
  empty.forEach((k, at) => {
    const i = strays[at]
    const from = labels[i] * cols
    for (let j = 0; j < cols; j++) {
      sums[from + j] -= points.data[i * cols + j]
      sums[k * cols + j] = points.data[i * cols + j]
    }
    counts[labels[i]]--
    counts[k] = 1
  })
  const means = matrix(centres.rows, cols)
  for (let k = 0; k < centres.rows; k++)
    for (let j = 0; j < cols; j++)
      means.data[k * cols + j] = counts[k] > 0 ? sums[k * cols + j] / counts[k] : centres.data[k * cols + j]
  return means
}

function farthestRows(
  points: Matrix,
  { centres, labels }: { centres: Matrix; labels: Int32Array },
  count: number,
): number[] {
  if (count === 0) return []
  const distances = Float64Array.from(labels, (label, i) => squaredDistance(points, i, row(centres, label)))
  return [...distances.keys()].sort((a, b) => distances[b] - distances[a] || a - b).slice(0, count)
}

function inertiaOf(points: Matrix, centres: Matrix, labels: Int32Array): number {
  let inertia = 0
  for (let i = 0; i < points.rows; i++) inertia += squaredDistance(points, i, row(centres, labels[i]))
  return inertia
}
