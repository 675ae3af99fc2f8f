/**
 * Shuffles rows that come in blocks (the patches of a photo): whole blocks change places, and the rows within a block too.
 *
 * Patches of one photo share its face, its light and its camera, so a test that shuffles single patches takes two cheeks for
 * two witnesses and finds everything significant. Blocks change places only with blocks of as many rows (Winkler, Webster,
 * Vidaurre, Nichols and Smith, 2015, "Multi-level block permutation") and, where strata are given, of the same stratum: what a
 * factor tells beyond that which defines the strata (conditional permutation, Rosenbaum, 1984).
 */
import { shuffle, type Rng } from '../rng.ts'

/** Row of which each row gets the value. */
export type BlockShuffle = () => Int32Array /* [n] */

/**
 * @param blocks block of each row
 * @param strata stratum of each row, the same for all rows of a block; default one for all
 */
export function createBlockShuffle(
  blocks: ArrayLike<number>,
  rng: Rng,
  strata?: ArrayLike<number>,
): BlockShuffle {
  const rowsOf = new Map<number, number[]>()
  for (let i = 0; i < blocks.length; i++) {
    const rows = rowsOf.get(blocks[i])
    if (rows) rows.push(i)
    else rowsOf.set(blocks[i], [i])
  }
  const alike = new Map<string, Int32Array[]>()
  for (const rows of rowsOf.values()) {
    const key = `${rows.length} ${strata ? strata[rows[0]] : 0}`
    const group = alike.get(key)
    if (group) group.push(Int32Array.from(rows))
    else alike.set(key, [Int32Array.from(rows)])
  }
  const groups = [...alike.values()]
  const source = new Int32Array(blocks.length)

  return () => {
    for (const group of groups) {
      const order = Int32Array.from(group, (_, at) => at)
      shuffle(order, rng)
      group.forEach((rows, at) => {
        const from = group[order[at]].slice()
        shuffle(from, rng)
        rows.forEach((row, q) => (source[row] = from[q]))
      })
    }
    return source
  }
}
