/**
 * A sweep over sizes, coarse to fine: from a generous start down by three tenths at a time to the least, then every size, or eight
 * evenly spaced ones, between the neighbours of the best. Each size is reached by merging topics of the next larger one, so
 * that it starts from what is already known: fits from noise miss groups, all the more the fewer topics they have.
 */
import type { LongWork } from '../../../shared/progress.ts'
import { throwIfAborted } from '../../../shared/errors.ts'
import type { TopicFamily, Judgement } from './family.ts'

export interface SweptSize extends Judgement {
  topics: number
}

interface Reached<Model> {
  model: Model
  judged: SweptSize
}

/** One fit taken down through sizes. */
export interface Descent<Model> {
  reached: Map<number, Reached<Model>>
}

const coarseFactor = 0.7
const mostFine = 8

export async function beginDescent<Model>(
  family: TopicFamily<Model>,
  { topics, seed, work }: { topics: number; seed: number; work: LongWork },
): Promise<Descent<Model>> {
  const descent: Descent<Model> = { reached: new Map() }
  await reach(descent, family, { model: await family.start(topics, seed, work), work })
  return descent
}

/** Judges these sizes, as far as the descent began above them. */
export async function descendTo<Model>(
  descent: Descent<Model>,
  family: TopicFamily<Model>,
  { sizes, work }: { sizes: readonly number[]; work: LongWork },
): Promise<void> {
  for (const size of [...sizes].sort((a, b) => b - a)) {
    const larger = [...descent.reached.keys()].filter((topics) => topics >= size)
    if (larger.length === 0 || larger.includes(size)) continue
    throwIfAborted(work.signal)
    const above = descent.reached.get(Math.min(...larger))
    if (above) await reach(descent, family, { model: await family.shrink(above.model, size, work), work })
  }
}

async function reach<Model>(
  { reached }: Descent<Model>,
  family: TopicFamily<Model>,
  { model, work }: { model: Model; work: LongWork },
): Promise<void> {
  const topics = family.size(model)
  reached.set(topics, { model, judged: { topics, ...(await family.judge(model, work)) } })
}

/** Sizes from `most` down to `least`. */
export function coarseSizes(most: number, least: number): number[] {
  const sizes = [most]
  for (let size = most; size > least;) {
    size = Math.max(least, Math.min(size - 1, Math.round(size * coarseFactor)))
    sizes.push(size)
  }
  return sizes
}

/** Sizes between the neighbours of `best` among those that were looked at. */
export function fineSizes(looked: readonly number[], best: number): number[] {
  const below = Math.max(...looked.filter((size) => size < best), Number.NEGATIVE_INFINITY)
  const above = Math.min(...looked.filter((size) => size > best), Number.POSITIVE_INFINITY)
  const from = Number.isFinite(below) ? below + 1 : best
  const to = Number.isFinite(above) ? above - 1 : best
  const step = Math.max(1, (to - from) / (mostFine - 1))
  const sizes = new Set<number>()
  for (let size = from; size <= to; size += step) sizes.add(Math.round(size))
  sizes.delete(best)
  return [...sizes]
}
