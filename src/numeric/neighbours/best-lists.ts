/**
 * The greatest scores of many rows at once, each row's list sorted by insertion. What is too small is turned away by one
 * comparison with the row's least kept score, which is what nearly all scores meet.
 */
export interface BestLists {
  /** Empties the lists of all rows. */
  clear(): void
  /** Offers row `r` some scores; of equal ones those that came first stay. */
  offer(r: number, scores: Float32Array, which: Span): void
  /** The items of row `r`, greatest score first. */
  items(r: number): Int32Array
}

/** The scores from `at` are those of items `first`, `first` + 1 and so on. */
export interface Span {
  at: number
  count: number
  first: number
}

/** @param barred the item that row `r` must not hold, or -1 */
export function createBestLists(
  rows: number,
  size: number,
  barred: (r: number) => number = () => -1,
): BestLists {
  const held = new Int32Array(rows * size)
  const scoreOf = new Float32Array(rows * size)
  const counts = new Int32Array(rows)

  function offer(r: number, scores: Float32Array, { at, count, first }: Span): void {
    const toItem = first - at
    const self = barred(r) - toItem
    const end = at + count
    let least = leastOf(r)
    let q = at
    for (; q + 3 < end; q += 4) {
      if (scores[q] > least || scores[q + 1] > least || scores[q + 2] > least || scores[q + 3] > least) {
        for (let p = q; p < q + 4; p++)
          if (scores[p] > least && p !== self) {
            insert(r, scores[p], p + toItem)
            least = leastOf(r)
          }
      }
    }
    for (; q < end; q++)
      if (scores[q] > least && q !== self) {
        insert(r, scores[q], q + toItem)
        least = leastOf(r)
      }
  }

  function leastOf(r: number): number {
    return counts[r] === size ? scoreOf[(r + 1) * size - 1] : -Infinity
  }

  function insert(r: number, score: number, item: number): void {
    const base = r * size
    let at = base + (counts[r] < size ? counts[r]++ : size - 1)
    while (at > base && scoreOf[at - 1] < score) {
      scoreOf[at] = scoreOf[at - 1]
      held[at] = held[at - 1]
      at--
    }
    scoreOf[at] = score
    held[at] = item
  }

  return {
    clear: () => void counts.fill(0),
    offer: size > 0 ? offer : () => undefined,
    items: (r) => held.subarray(r * size, r * size + counts[r]),
  }
}
