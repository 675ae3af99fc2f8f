import type { Matrix } from '../matrix.ts'

/** From row `i` of one matrix to some rows of another, in double precision, four at once: each value of row `i` is read once for four. */
export function squaredDistances(
  { data: x, cols }: Matrix,
  i: number,
  { to, rows, out }: { to: Matrix; rows: Int32Array; out: Float64Array /* [rows.length] */ },
): void {
  const y = to.data
  const last = rows.length - 1
  const start = i * cols
  for (let t = 0; t <= last; t += 4) {
    const q0 = rows[t] * cols
    const q1 = rows[Math.min(t + 1, last)] * cols
    const q2 = rows[Math.min(t + 2, last)] * cols
    const q3 = rows[Math.min(t + 3, last)] * cols
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    for (let j = 0; j < cols; j++) {
      const value = x[start + j]
      const d0 = value - y[q0 + j]
      const d1 = value - y[q1 + j]
      const d2 = value - y[q2 + j]
      const d3 = value - y[q3 + j]
      s0 += d0 * d0
      s1 += d1 * d1
      s2 += d2 * d2
      s3 += d3 * d3
    }
    out[t] = s0
    if (t + 1 <= last) out[t + 1] = s1
    if (t + 2 <= last) out[t + 2] = s2
    if (t + 3 <= last) out[t + 3] = s3
  }
}
