/** How all pairs of rows are cut into tiles; those of the same left rows follow each other. */
export interface Tile {
  from: number
  rows: number
  rightFrom: number
  rightRows: number
}

export interface TileGrid {
  tiles: number
  /** Left rows of a tile, at most. */
  leftRows: number
  at(index: number): Tile
}

/** Of m left rows with n right ones: tiles of about `cells` products, twice as wide as high. */
export function pairGrid(m: number, n: number, cells: number): TileGrid {
  const leftRows = Math.min(1024, powerOfTwo(Math.sqrt(cells / 2)))
  const rightRows = Math.min(4096, Math.ceil(cells / leftRows))
  const across = Math.ceil(n / rightRows)
  return {
    leftRows,
    tiles: Math.ceil(m / leftRows) * across,
    at: (index) => {
      const from = Math.floor(index / across) * leftRows
      const rightFrom = (index % across) * rightRows
      return {
        from,
        rows: Math.min(leftRows, m - from),
        rightFrom,
        rightRows: Math.min(rightRows, n - rightFrom),
      }
    },
  }
}

/** Of n rows with each other: square tiles on the diagonal and to the right of it, so that a pair stands in one tile only. */
export function mutualGrid(n: number, cells: number): TileGrid {
  const side = Math.min(1024, powerOfTwo(Math.sqrt(cells)))
  const across = Math.ceil(n / side)
  return {
    leftRows: side,
    tiles: (across * (across + 1)) / 2,
    at: (index) => {
      let stripe = 0
      let column = index
      for (; column >= across - stripe; stripe++) column -= across - stripe
      const from = stripe * side
      const rightFrom = from + column * side
      return {
        from,
        rows: Math.min(side, n - from),
        rightFrom,
        rightRows: Math.min(side, n - rightFrom),
      }
    },
  }
}

function powerOfTwo(most: number): number {
  return 2 ** Math.max(2, Math.floor(Math.log2(most)))
}
