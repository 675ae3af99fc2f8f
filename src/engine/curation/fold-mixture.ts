/**
 * Mixtures after a person's edits, the one definition for bars, colours, probabilities and entropies on the screen: a merged topic
 * weighs what its parts weighed together; in a patch that was split off, the new topic has the weight of the one it came from.
 * What is missing to a sum of 1 stays missing.
 */
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { StoredEdit, TopicChange } from '../store/topic-edits.ts'

type Move = Extract<TopicChange, { kind: 'merge' | 'split' }>

/** Merges and splits that stand, in their order. */
export function standingMoves(edits: readonly StoredEdit[]): Move[] {
  return edits
    .filter(({ undone }) => !undone)
    .map(({ change }) => change)
    .filter((change): change is Move => change.kind === 'merge' || change.kind === 'split')
}

/** Rows of a mixture, and what moves between their topics. */
interface Folding {
  folded: Matrix /* [n, topics] */
  /** Position of the first row. */
  firstRow: number
  /** To which topics the rows belong, move by move. */
  now: Int32Array
}

/**
 * Of some rows that follow each other as of all: what becomes of a row hangs on no other.
 * @param firstRow position of the first of them
 * @param edits topics as the run found them, one a position of the run, -1 for none, and what moved between them
 * @returns a topic a column; the rows themselves where nothing was merged or split
 */
export function foldMixture(
  rows: Matrix /* [n, topics] */,
  firstRow: number,
  { topics, moves }: { topics: Int32Array; moves: readonly Move[] },
): Matrix {
  if (moves.length === 0) return rows
  const last = moves.reduce((most, move) => (move.kind === 'split' ? Math.max(most, move.newTopic) : most), 0)
  const folded = widen(rows, Math.max(rows.cols, last + 1))
  const folding = { folded, firstRow, now: topics.slice(firstRow, firstRow + rows.rows) }
  for (const move of moves) {
    if (move.kind === 'merge') merge(move, folding)
    else split(move, folding)
  }
  return folded
}

function merge(
  { topic, others }: Extract<Move, { kind: 'merge' }>,
  { folded: { data, rows, cols }, now }: Folding,
): void {
  const merged = new Set(others)
  for (let i = 0; i < rows; i++) {
    for (const other of others) {
      data[i * cols + topic] += data[i * cols + other]
      data[i * cols + other] = 0
    }
    if (merged.has(now[i])) now[i] = topic
  }
}

function split(
  { topic, newTopic, positions }: Extract<Move, { kind: 'split' }>,
  { folded: { data, rows, cols }, firstRow, now }: Folding,
): void {
  for (let at = placeOf(firstRow, positions); at < positions.length; at++) {
    const i = positions[at] - firstRow
    if (i >= rows) return
    if (now[i] !== topic) continue
    data[i * cols + newTopic] = data[i * cols + topic]
    data[i * cols + topic] = 0
    now[i] = newTopic
  }
}

/** Of the first that is no less, in rising order. */
function placeOf(wanted: number, rising: readonly number[]): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rising[middle] < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function widen({ data, rows, cols }: Matrix, wanted: number): Matrix {
  if (wanted === cols) return matrix(rows, cols, data.slice())
  const wide = matrix(rows, wanted)
  for (let i = 0; i < rows; i++) wide.data.set(data.subarray(i * cols, (i + 1) * cols), i * wanted)
  return wide
}
