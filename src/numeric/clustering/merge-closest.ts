/**
 * Agglomeration of a few weighted items: the two whose merging costs least become one, until so many are left (Ward, 1963). K^3 at worst, for hundreds of items.
 */
export interface Mergeable<Item> {
  /** Of merging both; symmetric. */
  cost(a: Item, b: Item): number
  merge(a: Item, b: Item): Item
}

/** Items that are left, each at the place of the first of those that it was merged from. Of equal costs the first pair goes. */
export function mergeClosest<Item>(items: readonly Item[], count: number, rule: Mergeable<Item>): Item[] {
  const left: (Item | undefined)[] = [...items]
  const n = items.length
  const costs = new Float64Array(n * n).fill(Infinity)
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) costs[a * n + b] = rule.cost(items[a], items[b])
  for (let remaining = n; remaining > Math.max(1, count); remaining--) {
    let least = 0
    for (let q = 1; q < costs.length; q++) if (costs[q] < costs[least]) least = q
    const [a, b] = [Math.floor(least / n), least % n]
    const [first, second] = [left[a], left[b]]
    if (first === undefined || second === undefined) break
    const merged = rule.merge(first, second)
    left[a] = merged
    left[b] = undefined
    for (let other = 0; other < n; other++) {
      costs[Math.min(b, other) * n + Math.max(b, other)] = Infinity
      const item = left[other]
      if (item === undefined || other === a) continue
      costs[Math.min(a, other) * n + Math.max(a, other)] = rule.cost(merged, item)
    }
  }
  return left.filter((item) => item !== undefined)
}
