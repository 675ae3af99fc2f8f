/**
 * The greatest scores of many rows at once, each row's list sorted by insertion. What is too small is turned away by one
 * comparison with the row's bound, which is what nearly all scores meet (offer-tile.ts). For lists of some twenty that was
 * quicker than selecting from twice as many now and then.
 */
export interface BestLists {
  /** What a score must exceed to be taken: the least of a full list. */
  readonly bounds: Float32Array /* [rows] */
  /** Empties the lists of all rows. */
  readonly clear: () => void
  /** Takes an item whose score exceeds the bound; of equal scores those that came first stay before it. */
  readonly add: (r: number, score: number, item: number) => void
  /** What list `r` holds, greatest score first; good until the next call. */
  readonly best: (r: number) => BestList
}

export interface BestList {
  items: Int32Array
  scores: Float32Array
}

export function createBestLists(rows: number, size: number): BestLists {
  const items = new Int32Array(rows * size)
  const scores = new Float32Array(rows * size)
  const counts = new Int32Array(rows)
  const bounds = new Float32Array(rows)

  function clear(): void {
    counts.fill(0)
    bounds.fill(size > 0 ? -Infinity : Infinity)
  }

  function add(r: number, score: number, item: number): void {
    const first = r * size
    let at = first + (counts[r] < size ? counts[r]++ : size - 1)
    while (at > first && scores[at - 1] < score) {
      scores[at] = scores[at - 1]
      items[at] = items[at - 1]
      at--
    }
    scores[at] = score
    items[at] = item
    if (counts[r] === size) bounds[r] = scores[first + size - 1]
  }

  function best(r: number): BestList {
    const end = r * size + counts[r]
    return { items: items.subarray(r * size, end), scores: scores.subarray(r * size, end) }
  }

  clear()
  return { bounds, clear, add, best }
}
