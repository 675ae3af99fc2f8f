/** So many rows that a walk over them takes a few milliseconds. */
const rowsAtOnce = 32_768

/** The first row of each block and the one after its last, for walks that give way to others after each. */
export function* rowBlocks(rows: number): Generator<[first: number, end: number], void, void> {
  for (let first = 0; first < rows; first += rowsAtOnce) yield [first, Math.min(rows, first + rowsAtOnce)]
}
