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
