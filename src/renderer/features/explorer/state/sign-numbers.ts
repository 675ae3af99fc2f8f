/**
 * Which sign each topic of a run has. By size, largest first, so that the topics that are seen most have colours of their own,
 * whatever their numbers; a topic keeps its sign while the run is open, and new ones take those that are free.
 *
 * @param before signs given so far
 * @param topics largest first
 */
export function giveSigns(
  before: ReadonlyMap<number, number>,
  topics: readonly { topic: number }[],
): ReadonlyMap<number, number> {
  const signs = new Map<number, number>()
  for (const { topic } of topics) {
    const kept = before.get(topic)
    if (kept !== undefined) signs.set(topic, kept)
  }
  const taken = new Set(signs.values())
  let next = 0
  for (const { topic } of topics) {
    if (topic < 0 || signs.has(topic)) continue
    while (taken.has(next)) next++
    taken.add(next)
    signs.set(topic, next)
  }
  return signs
}

/** Topics in the order in which the engine tells of them: largest first, the lower number first when equal. */
export function topicsBySize({
  topics,
  patchIds,
}: {
  topics: Int32Array
  /** 0 for a patch that is no longer there. */
  patchIds: Int32Array
}): { topic: number }[] {
  const sizes = new Map<number, number>()
  for (let i = 0; i < topics.length; i++)
    if (topics[i] >= 0 && patchIds[i] !== 0) sizes.set(topics[i], (sizes.get(topics[i]) ?? 0) + 1)
  return [...sizes]
    .sort(([a, sizeOfA], [b, sizeOfB]) => sizeOfB - sizeOfA || a - b)
    .map(([topic]) => ({ topic }))
}
