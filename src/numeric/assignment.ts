/**
 * The cheapest assignment of rows to columns, exactly: shortest augmenting paths with dual prices (Kuhn, 1955; Jonker and
 * Volgenant, 1987, without their start heuristics). O(r^2 c) for r rows and c columns, r <= c; with more rows than columns the
 * table is read the other way round, and the rows left over get none.
 */
import type { Matrix } from './matrix.ts'

/** Column of each row, -1 for a row that none is left for; the sum of the costs taken is least. Costs must be finite. */
export function cheapestAssignment(costs: Matrix /* [r, c] */): Int32Array /* [r] */ {
  const { rows, cols, data } = costs
  if (!data.every(Number.isFinite)) throw new RangeError('Costs of an assignment must be finite numbers.')
  if (rows <= cols) return assignAll(rows, cols, (i, j) => data[i * cols + j])
  const rowOfColumn = assignAll(cols, rows, (i, j) => data[j * cols + i])
  const columns = new Int32Array(rows).fill(-1)
  rowOfColumn.forEach((row, column) => (columns[row] = column))
  return columns
}

function assignAll(rows: number, cols: number, cost: (i: number, j: number) => number): Int32Array {
  const rowPrice = new Float64Array(rows)
  const colPrice = new Float64Array(cols + 1)
  /* The row that holds each column; the last column is where the row to be placed starts from. */
  const holder = new Int32Array(cols + 1).fill(-1)
  const start = cols
  for (let i = 0; i < rows; i++) {
    holder[start] = i
    const least = new Float64Array(cols).fill(Infinity)
    const before = new Int32Array(cols)
    const reached = new Uint8Array(cols + 1)
    let at = start
    while (holder[at] !== -1) {
      reached[at] = 1
      const row = holder[at]
      let next = -1
      for (let j = 0; j < cols; j++) {
        if (reached[j]) continue
        const reduced = cost(row, j) - rowPrice[row] - colPrice[j]
        if (reduced < least[j]) {
          least[j] = reduced
          before[j] = at
        }
        if (next === -1 || least[j] < least[next]) next = j
      }
      const step = least[next]
      for (let j = 0; j <= cols; j++) {
        if (reached[j]) {
          rowPrice[holder[j]] += step
          colPrice[j] -= step
        } else if (j < cols) least[j] -= step
      }
      at = next
    }
    while (at !== start) {
      holder[at] = holder[before[at]]
      at = before[at]
    }
  }
  const columns = new Int32Array(rows)
  for (let j = 0; j < cols; j++) if (holder[j] !== -1) columns[holder[j]] = j
  return columns
}
