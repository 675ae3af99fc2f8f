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
 * - The five random points stand beside each other in a shuffled crowd: one random number and one piece of memory for all.
 * - A move is cut at a length of 4, not each coordinate at 4. Random numbers are our own, a stream for each row and epoch.
 */
import type { Progress } from '../../shared/progress.ts'
import type { Matrix } from '../matrix.ts'
import { bitsShift, firstBits, leastSquare } from './force-tables.ts'
import { wholeTurn, type LayoutPlan } from './layout-plan.ts'

export interface Points {
  places: Float32Array /* [n, 2] */
  /** The same in the order of the plan's seats, the first few once more at the end. */
  crowd: Float32Array /* [n + negativeSamples - 1, 2] */
}

export interface RowsStep {
  epoch: number
  /** Rows from `from` to before `to` are moved. */
  from: number
  to: number
  /** Where the points are, and where they get to; no arrays in common. */
  own: Points
  next: Points
}

/** How many times the pull counts: both ends of an edge would move, and each is moved in its own row. */
const pulls = 2

export function advanceRows(plan: LayoutPlan, { epoch, from, to, own, next }: RowsStep): void {
  const { offsets, tails, pull, push } = plan
  const { places, crowd } = own
  const rate = plan.rate * (1 - epoch / plan.epochs)
  const pullRate = rate * pulls
  const rowOf = plan.rows / 2 ** 32
  const width = 2 * plan.negativeSamples
  const asFloat = new Float32Array(1)
  const asBits = new Int32Array(asFloat.buffer)
  const due = new Int32Array(mostEdges(offsets, from, to))
  for (let i = from; i < to; i++) {
    let x = places[2 * i]
    let y = places[2 * i + 1]
    let random = streamOf(plan.seed, epoch, i)
    const count = findDue(plan.turns, { from: offsets[i], to: offsets[i + 1], epoch }, due)
    for (let turn = 0; turn < count; turn++) {
      const tail = 2 * tails[due[turn]]
      let dx = x - places[tail]
      let dy = y - places[tail + 1]
      asFloat[0] = dx * dx + dy * dy + leastSquare
      const drawn = -pullRate * pull[(asBits[0] - firstBits) >> bitsShift]
      const pulledX = drawn * dx
      const pulledY = drawn * dy
      random ^= random << 13
      random ^= random >>> 17
      random ^= random << 5
      const first = 2 * (((random >>> 0) * rowOf) | 0)
      const end = first + width
      let pushedX = 0
      let pushedY = 0
      for (let q = first; q < end; q += 2) {
        dx = x - crowd[q]
        dy = y - crowd[q + 1]
        asFloat[0] = dx * dx + dy * dy + leastSquare
        const factor = push[(asBits[0] - firstBits) >> bitsShift]
        pushedX += factor * dx
        pushedY += factor * dy
      }
      x += pulledX + rate * pushedX
      y += pulledY + rate * pushedY
    }
    next.places[2 * i] = x
    next.places[2 * i + 1] = y
    if (plan.anchorWeight > 0) drawToAnchor(plan.anchors, i, next.places, plan.anchorWeight * rate)
    takeSeat(plan.seats, i, next)
  }
}

function mostEdges(offsets: Int32Array, from: number, to: number): number {
  let most = 0
  for (let i = from; i < to; i++) most = Math.max(most, offsets[i + 1] - offsets[i])
  return most
}

/**
 * Writes those edges to `due` that have a turn in the epoch, and gives their number. An edge has one whenever the fraction of
 * its turns so far passes a whole number. Nothing branches on it: who comes next could not be foreseen.
 */
function findDue(
  turns: Int32Array,
  { from, to, epoch }: { from: number; to: number; epoch: number },
  due: Int32Array,
): number {
  let count = 0
  for (let e = from; e < to; e++) {
    due[count] = e
    count += ((Math.imul(epoch + 1, turns[e]) & (wholeTurn - 1)) - turns[e]) >>> 31
  }
  return count
}

/** A row's own seat, and the one at the end where the crowd begins anew. */
function takeSeat(seats: Int32Array, i: number, { places, crowd }: Points): void {
  for (let q = 2 * seats[i]; q < crowd.length; q += 2 * seats.length) {
    crowd[q] = places[2 * i]
    crowd[q + 1] = places[2 * i + 1]
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

export const rowsPerChunk = 256

/** Points at places [n, 2] that stay as they are. */
export function pointsAt(places: Float32Array, { seats, negativeSamples }: LayoutPlan): Points {
  const crowd = new Float32Array(2 * (seats.length + Math.max(0, negativeSamples - 1)))
  const points = { places: places.slice(), crowd }
  for (let i = 0; i < seats.length; i++) takeSeat(seats, i, points)
  return points
}

/**
 * All epochs from `start` [n, 2], which stays as it is; yields several times a second with what is done in epochs.
 */
export function* layoutSteps(start: Matrix, plan: LayoutPlan): Generator<LayoutProgress, Matrix, void> {
  let own = pointsAt(start.data, plan)
  let next = pointsAt(start.data, plan)
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    for (let from = 0; from < plan.rows; from += rowsPerChunk) {
      const to = Math.min(plan.rows, from + rowsPerChunk)
      advanceRows(plan, { epoch, from, to, own, next })
      yield { done: epoch, total: plan.epochs, points: own.places }
    }
    const before = own
    own = next
    next = before
  }
  return { rows: plan.rows, cols: 2, data: own.places }
}
