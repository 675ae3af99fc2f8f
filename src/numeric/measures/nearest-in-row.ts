/** The nearest of a row of distances. */

export interface NearestInRow {
  /**
   * Row numbers of up to k rows, nearest first, of equally distant ones the lower number; the array is overwritten by the next
   * call.
   * @param isWanted which rows may be among them; the row itself never is
   */
  find(i: number, distances: ArrayLike<number>, isWanted?: (j: number) => boolean): Int32Array
}

export function createNearestInRow(k: number): NearestInRow {
  const nearest = new Int32Array(k)

  function find(i: number, distances: ArrayLike<number>, isWanted?: (j: number) => boolean): Int32Array {
    let count = 0
    for (let j = 0; j < distances.length; j++) {
      if (count === k && !(distances[j] < distances[nearest[k - 1]])) continue
      if (j === i || (isWanted && !isWanted(j))) continue
      let at = count < k ? count++ : k - 1
      while (at > 0 && distances[nearest[at - 1]] > distances[j]) {
        nearest[at] = nearest[at - 1]
        at--
      }
      nearest[at] = j
    }
    return nearest.subarray(0, count)
  }

  return { find }
}
