import { noTopic } from '../../shared/domain.ts'
import { row, type Matrix } from '../../numeric/matrix.ts'
import type { RunMaterial } from '../explore/explorer.ts'
import { product, sumOfRows } from './topic-strata.ts'

/**
 * Patches of other topics that are hardest to tell from this one's, in groups, the hardest first: those whose second topic it is,
 * then the patches of one other topic after the other, by how near its mean direction is.
 */
export function* rankIntruders(
  { columns, curated, mixture, directions }: RunMaterial,
  { topic, own, others }: { topic: number; own: readonly number[]; others: readonly number[] },
): Generator<readonly number[]> {
  const found = columns.points.topics
  // A merged topic is several of the run's, one that was split off shares one with the topic that it came from.
  const within = new Set(own.map((position) => found[position]).filter((one) => one !== noTopic))
  const weights = mixture()
  yield others.filter((position) => isSecond(weights, { position, best: found[position], within }))

  const space = directions()
  const mean = sumOfRows(space, own)
  const members = new Map<number, number[]>()
  const { topics } = curated()
  for (const position of others) {
    if (topics[position] === noTopic || topics[position] === topic) continue
    const group = members.get(topics[position])
    if (group) group.push(position)
    else members.set(topics[position], [position])
  }
  const nearness = [...members].map(([other, positions]) => {
    const sum = sumOfRows(space, positions)
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
