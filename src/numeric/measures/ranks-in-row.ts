/** Ranks of some rows by their distance from one. */

/**
 * Rank of each of the rows wanted among all rows but i, the nearest has 1, of equally distant ones the lower number comes first.
 * One pass for all of them; rows farther away than all that are wanted cost one comparison.
 */
export function ranksInRow(
  i: number,
  wanted: Int32Array /* [k] */,
  distances: ArrayLike<number>,
): Int32Array /* [k] */ {
  const own = Float64Array.from(wanted, (j) => distances[j])
  const ranks = new Int32Array(wanted.length).fill(1)
  const farthest = own.reduce((most, distance) => Math.max(most, distance), -Infinity)
  for (let q = 0; q < distances.length; q++) {
    const distance = distances[q]
    if (distance > farthest || q === i) continue
    for (let t = 0; t < own.length; t++)
      if (distance < own[t] || (distance === own[t] && q < wanted[t])) ranks[t]++
  }
  return ranks
}
