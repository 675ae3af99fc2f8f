/**
 * The layout of a map by stochastic gradient descent with negative sampling (McInnes, Healy and Melville, 2018,
 * algorithm 5). With D = |y_i - y_j|^2 and the rate falling from 1 to 0 in a line over the epochs, every edge in its turn
 * (as often as its weight, relative to the greatest) moves its head
 *
 *   to its tail by                  2ab D^(b-1) / (1 + a D^b) (y_j - y_i)
 *   away from five random points by 2b / ((0.001 + D) (1 + a D^b)) (y_i - y_k)
 *
 * Deviations from umap-learn:
 * - Within an epoch all points see the others where the last epoch left them (Jacobi's way), and each row moves its own
 *   point alone; the pull counts twice, since umap-learn moves both ends of an edge, and each edge stands in it twice. A row
 *   can so be computed by any thread: the same seed gives the same bytes for any number of threads.
 * - The six moves of a turn start from one place, so that they do not wait for each other.
 * - A move is cut at a length of 4, not each coordinate at 4. Random numbers are our own, a stream for each row and epoch.
 */
import type { Progress } from '../../shared/progress.ts'
import { matrix, type Matrix } from '../matrix.ts'
import { bitsShift, firstBits, leastSquare } from './force-tables.ts'
import type { LayoutPlan } from './layout-plan.ts'

export interface RowsStep {
  epoch: number
  /** Rows from `from` to before `to` are moved. */
  from: number
  to: number
  /** Where the points that move are, and where they get to; two arrays. */
  own: Float32Array /* [n, 2] */
  next: Float32Array /* [n, 2] */
  /** Where those are that pull and push; `own` itself when a whole map is laid out. */
  others: Float32Array /* [m, 2] */
}

export function advanceRows(plan: LayoutPlan, { epoch, from, to, own, next, others }: RowsStep): void {
  const { offsets, tails, turns, pull, push, negativeSamples } = plan
  const rate = plan.rate * (1 - epoch / plan.epochs)
  const pullRate = rate * plan.pulls
  const rowOf = plan.others / 2 ** 32
  const asFloat = new Float32Array(1)
  const asBits = new Int32Array(asFloat.buffer)
  for (let i = from; i < to; i++) {
    let x = own[2 * i]
    let y = own[2 * i + 1]
    let random = streamOf(plan.seed, epoch, i)
    const end = offsets[i + 1]
    for (let e = offsets[i]; e < end; e++) {
      const share = turns[e]
      if ((((epoch + 1) * share) | 0) === ((epoch * share) | 0)) continue
      const tail = 2 * tails[e]
      let dx = x - others[tail]
      let dy = y - others[tail + 1]
      asFloat[0] = dx * dx + dy * dy + leastSquare
      let factor = -pullRate * pull[(asBits[0] - firstBits) >> bitsShift]
      let moveX = factor * dx
      let moveY = factor * dy
      for (let sample = 0; sample < negativeSamples; sample++) {
        random ^= random << 13
        random ^= random >>> 17
        random ^= random << 5
        const other = 2 * (((random >>> 0) * rowOf) | 0)
        dx = x - others[other]
        dy = y - others[other + 1]
        asFloat[0] = dx * dx + dy * dy + leastSquare
        factor = rate * push[(asBits[0] - firstBits) >> bitsShift]
        moveX += factor * dx
        moveY += factor * dy
      }
      x += moveX
      y += moveY
    }
    next[2 * i] = x
    next[2 * i + 1] = y
    if (plan.anchorWeight > 0) drawToAnchor(plan.anchors, i, next, plan.anchorWeight * rate)
  }
}

function drawToAnchor(anchors: Float32Array, i: number, next: Float32Array, share: number): void {
  if (Number.isNaN(anchors[2 * i])) return
  next[2 * i] += share * (anchors[2 * i] - next[2 * i])
  next[2 * i + 1] += share * (anchors[2 * i + 1] - next[2 * i + 1])
}

/** The start of a row's xorshift stream in an epoch (Marsaglia, 2003), by a mixing of the three numbers; never 0. */
function streamOf(seed: number, epoch: number, row: number): number {
  let z = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(epoch + 1, 0x85ebca6b) ^ seed
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) | 1
}

export interface LayoutProgress extends Progress {
  /** Where the points are, [n, 2]; good until the next step. */
  points: Float32Array
}

export const rowsPerChunk = 512

/**
 * All epochs from `start` [n, 2], which stays as it is; yields several times a second with what is done in epochs.
 * @param others the places of a map that stays, [m, 2], for rows that are placed on it
 */
export function* layoutSteps(
  start: Matrix,
  plan: LayoutPlan,
  others?: Matrix,
): Generator<LayoutProgress, Matrix, void> {
  let own = start.data.slice()
  let next = own.slice()
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    for (let from = 0; from < plan.rows; from += rowsPerChunk) {
      const to = Math.min(plan.rows, from + rowsPerChunk)
      advanceRows(plan, { epoch, from, to, own, next, others: others?.data ?? own })
      yield { done: epoch, total: plan.epochs, points: own }
    }
    const before = own
    own = next
    next = before
  }
  return matrix(plan.rows, 2, own)
}
