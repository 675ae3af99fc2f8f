/**
 * Reads a tile of products once and keeps what is among the best of a row. Nearly every product is turned away, so four are
 * looked at together, and one by one only where one of them may be kept.
 */
import type { BestLists } from './best-lists.ts'
import type { Tile } from './tile-grid.ts'

/**
 * The products of a tile as scores of its right rows, offered to the lists of its left ones.
 * @param own the right row that left row `r` of the tile must not hold, or -1
 */
export function offerRows(
  lists: BestLists,
  products: Float32Array,
  { tile, firstList, own }: { tile: Tile; firstList: number; own: (r: number) => number },
): void {
  const { rows, rightFrom, rightRows } = tile
  const { bounds, add } = lists
  const fours = rightRows & ~3

  function offer(r: number, first: number, end: number): void {
    const self = own(r)
    for (let c = first; c < end; c++) {
      const score = products[r * rightRows + c]
      if (score > bounds[firstList + r] && rightFrom + c !== self) add(firstList + r, score, rightFrom + c)
    }
  }

  for (let r = 0; r < rows; r++) {
    let bound = bounds[firstList + r]
    for (let c = 0; c < fours; c += 4) {
      const q = r * rightRows + c
      if (
        products[q] > bound ||
        products[q + 1] > bound ||
        products[q + 2] > bound ||
        products[q + 3] > bound
      ) {
        offer(r, c, c + 4)
        bound = bounds[firstList + r]
      }
    }
    offer(r, fours, rightRows)
  }
}

/**
 * The products of a tile off the diagonal as scores of its right rows for its left ones and the other way round. A product is
 * <x_i, x_j> - height_j, of which the score of i for j follows as <x_i, x_j> - height_i. Lists are numbered as rows are.
 */
export function offerBothWays(
  lists: BestLists,
  products: Float32Array,
  { tile, heights }: { tile: Tile; heights: Float32Array },
): void {
  const { from, rows, rightFrom, rightRows } = tile
  const { bounds, add } = lists
  const fours = rightRows & ~3
  /* What a product less the left row's height must exceed to be kept for the right row. */
  const rightBounds = new Float32Array(rightRows)
  for (let c = 0; c < rightRows; c++) rightBounds[c] = bounds[rightFrom + c] - heights[rightFrom + c]

  function offer(r: number, first: number, end: number): void {
    const i = from + r
    for (let c = first; c < end; c++) {
      const j = rightFrom + c
      const score = products[r * rightRows + c]
      if (score > bounds[i]) add(i, score, j)
      if (score - heights[i] > rightBounds[c]) {
        add(j, score - heights[i] + heights[j], i)
        rightBounds[c] = bounds[j] - heights[j]
      }
    }
  }

  for (let r = 0; r < rows; r++) {
    const height = heights[from + r]
    let bound = bounds[from + r]
    for (let c = 0; c < fours; c += 4) {
      const q = r * rightRows + c
      const s0 = products[q]
      const s1 = products[q + 1]
      const s2 = products[q + 2]
      const s3 = products[q + 3]
      if (
        s0 > bound ||
        s1 > bound ||
        s2 > bound ||
        s3 > bound ||
        s0 - height > rightBounds[c] ||
        s1 - height > rightBounds[c + 1] ||
        s2 - height > rightBounds[c + 2] ||
        s3 - height > rightBounds[c + 3]
      ) {
        offer(r, c, c + 4)
        bound = bounds[from + r]
      }
    }
    offer(r, fours, rightRows)
  }
}
