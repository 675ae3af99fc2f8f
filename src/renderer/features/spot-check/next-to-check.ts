import type { SpotCheckProgress } from '../../../shared/contract/curation.ts'

/** The next topic after this one, around the end, that is not judged to the end; null when all others are. */
export function nextToCheck(
  topics: readonly { topic: number }[],
  progress: ReadonlyMap<number, Pick<SpotCheckProgress, 'result'>>,
  after: number | null,
): number | null {
  const at = topics.findIndex(({ topic }) => topic === after)
  const inOrder = [...topics.slice(at + 1), ...topics.slice(0, Math.max(0, at))]
  return inOrder.find(({ topic }) => !progress.get(topic)?.result.done)?.topic ?? null
}
