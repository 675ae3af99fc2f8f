/**
 * Into what a topic's patches are divided before some of them are drawn: outliers, the tenth farthest from the topic's mean
 * direction in the comparison space; of the others the third of all in which the topic weighs most, its core; and its border.
 */
import { row, type Matrix } from '../../numeric/matrix.ts'
import type { Stratum } from '../../shared/contract/curation.ts'

export type TopicStrata = Record<Exclude<Stratum, 'intruder'>, number[]>

const outlierShare = 1 / 10
const coreShare = 1 / 3

/**
 * @param positions of the topic's patches
 * @param mean of their directions, of any length
 */
export function divideTopic(
  positions: readonly number[],
  probabilities: Float32Array,
  { directions, mean }: { directions: Matrix; mean: Float64Array },
): TopicStrata {
  const closeness = new Map(positions.map((position) => [position, product(row(directions, position), mean)]))
  const farthestFirst = [...positions].sort((a, b) => closeness.get(a)! - closeness.get(b)! || a - b)
  const outliers = Math.round(positions.length * outlierShare)
  const surestFirst = farthestFirst
    .slice(outliers)
    .sort((a, b) => probabilities[b] - probabilities[a] || a - b)
  const core = Math.round(positions.length * coreShare)
  return {
    core: surestFirst.slice(0, core),
    border: surestFirst.slice(core),
    outlier: farthestFirst.slice(0, outliers),
  }
}

/** Sum of the rows; its direction is their mean direction. */
export function sumOfRows(directions: Matrix, positions: Iterable<number>): Float64Array {
  const sum = new Float64Array(directions.cols)
  for (const position of positions) {
    const values = row(directions, position)
    for (let j = 0; j < sum.length; j++) sum[j] += values[j]
  }
  return sum
}

export function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j]
  return sum
}
