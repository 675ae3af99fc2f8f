/** The numbers of topics that were tried, as curves in a box of 100 by 100; small numbers have as much room as large ones. */
import type { TopicCount, TopicSweepPoint } from '../../../shared/topic-count.ts'

export interface SweepCurve {
  /** Of an SVG `path` in a box of 100 by 100, from the top left. */
  path: string
  least: number
  most: number
  /** Where the number that was chosen lies, in per cent from the top left; null where this measure does not have it. */
  chosen: { left: number; top: number; value: number } | null
}

/** Per cent from the left, by the logarithm of the number. */
export function sweepPlace(sweep: readonly TopicSweepPoint[], topics: number): number {
  const sizes = sweep.map((point) => Math.log2(point.topics))
  const [first, last] = [Math.min(...sizes), Math.max(...sizes)]
  if (first === last) return 50
  return 100 * Math.min(1, Math.max(0, (Math.log2(topics) - first) / (last - first)))
}

/** Null for fewer than two numbers of topics that have this measure. `from` is where the bottom lies, or the least of them. */
export function sweepCurve(
  { sweep, chosen }: Pick<TopicCount, 'sweep' | 'chosen'>,
  measure: 'score' | 'agreed' | 'stability',
  from?: number,
): SweepCurve | null {
  const points = sweep.flatMap(({ topics, [measure]: value }) => (value === null ? [] : [{ topics, value }]))
  if (points.length < 2) return null
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const bottom = Math.min(from ?? least, least)
  const placed = points.map(({ topics, value }) => ({
    topics,
    value,
    left: sweepPlace(sweep, topics),
    top: most > bottom ? 100 * (1 - (value - bottom) / (most - bottom)) : 50,
  }))
  const marked = placed.find(({ topics }) => topics === chosen)
  return {
    path: placed
      .map(({ left, top }, i) => `${i === 0 ? 'M' : 'L'}${left.toFixed(2)} ${top.toFixed(2)}`)
      .join(''),
    least,
    most,
    chosen: marked ? { left: marked.left, top: marked.top, value: marked.value } : null,
  }
}
