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

/**
 * @param topics as the run found them, one a position, -1 for none
 * @returns a topic a column; the mixture itself where nothing was merged or split
 */
export function foldMixture(
  mixture: Matrix /* [n, topics] */,
  topics: Int32Array,
  moves: readonly Move[],
): Matrix {
  if (moves.length === 0) return mixture
  const last = moves.reduce((most, move) => (move.kind === 'split' ? Math.max(most, move.newTopic) : most), 0)
  const folded = widen(mixture, Math.max(mixture.cols, last + 1))
  const now = topics.slice()
  for (const move of moves) {
    if (move.kind === 'merge') merge(move, folded, now)
    else split(move, folded, now)
  }
  return folded
}

function merge(
  { topic, others }: Extract<Move, { kind: 'merge' }>,
  { data, rows, cols }: Matrix,
  now: Int32Array,
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
  { data, cols }: Matrix,
  now: Int32Array,
): void {
  for (const position of positions) {
    if (now[position] !== topic) continue
    data[position * cols + newTopic] = data[position * cols + topic]
    data[position * cols + topic] = 0
    now[position] = newTopic
  }
}

function widen({ data, rows, cols }: Matrix, wanted: number): Matrix {
  if (wanted === cols) return matrix(rows, cols, data.slice())
  const wide = matrix(rows, wanted)
  for (let i = 0; i < rows; i++) wide.data.set(data.subarray(i * cols, (i + 1) * cols), i * wanted)
  return wide
}
