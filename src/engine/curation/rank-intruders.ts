import { noTopic } from '../../shared/domain.ts'
import { row, type Matrix } from '../../numeric/matrix.ts'
import { product, sumOfRows } from './topic-strata.ts'

export interface IntruderParts {
  /** The best topic of each patch as the run found it, and after the person's edits. */
  found: Int32Array
  topics: Int32Array
  mixture: Matrix /* [n, topics] */
  /** Rows of length 1 in the comparison space. */
  directions: Matrix
}

/**
 * Patches of other topics that are hardest to tell from this one's, in groups, the hardest first: those whose second topic it is,
 * then the patches of one other topic after the other, by how near its mean direction is.
 */
export function* rankIntruders(
  { found, topics, mixture, directions }: IntruderParts,
  { own, others }: { own: readonly number[]; others: readonly number[] },
): Generator<readonly number[]> {
  // A merged topic is several of the run's, one that was split off shares one with the topic that it came from.
  const within = new Set(own.map((position) => found[position]).filter((one) => one !== noTopic))
  yield others.filter((position) => isSecond(mixture, { position, best: found[position], within }))

  const mean = sumOfRows(directions, own)
  const members = new Map<number, number[]>()
  for (const position of others) {
    if (topics[position] === noTopic) continue
    const group = members.get(topics[position])
    if (group) group.push(position)
    else members.set(topics[position], [position])
  }
  const nearness = [...members].map(([other, positions]) => {
    const sum = sumOfRows(directions, positions)
    const length = Math.sqrt(product(sum, sum))
    return { other, positions, cosine: length === 0 ? 0 : product(sum, mean) / length }
  })
  nearness.sort((a, b) => b.cosine - a.cosine || a.other - b.other)
  for (const { positions } of nearness) yield positions
}

/** No topic but the patch's own weighs more in it than one of `within`, the lower number counting as more when equal. */
function isSecond(
  mixture: Matrix,
  { position, best, within }: { position: number; best: number; within: ReadonlySet<number> },
): boolean {
  if (within.has(best)) return true
  let second = noTopic
  row(mixture, position).forEach((weight, topic, weights) => {
    if (topic !== best && weight > (second === noTopic ? 0 : weights[second])) second = topic
  })
  return within.has(second)
}
