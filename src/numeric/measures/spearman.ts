/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank (Spearman, 1904). */

/** From -1 to 1; NaN when either side has only one value. RangeError when the lengths differ. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length)
    throw new RangeError(`Ranks of ${x.length} and ${y.length} values cannot be compared.`)
  const [u, v] = [ranks(x), ranks(y)]
  const middle = (x.length + 1) / 2
  let [uv, uu, vv] = [0, 0, 0]
  for (let i = 0; i < u.length; i++) {
    uv += (u[i] - middle) * (v[i] - middle)
    uu += (u[i] - middle) ** 2
    vv += (v[i] - middle) ** 2
  }
  return uu === 0 || vv === 0 ? Number.NaN : uv / Math.sqrt(uu * vv)
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a] - values[b] || a - b,
  )
  const out = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && values[order[to]] === values[order[from]]) to++
    for (let at = from; at < to; at++) out[order[at]] = (from + 1 + to) / 2
    from = to
  }
  return out
}
