/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 2013, 8.5).
 * Each rotation sets one off-diagonal pair to zero; sweeps go on until what is left is rounding.
 */
export interface Eigen {
  /** Descending. */
  values: Float64Array /* [n] */
  /** Row i belongs to value i, length 1. */
  vectors: Float64Array /* [n, n] */
}

/** All n pairs; the input is left as it is. */
export function symmetricEigen(input: Float64Array /* [n, n] */, n: number): Eigen {
  const a = Float64Array.from(input)
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 1e-30 * squareSum(a); sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, { p, q, n })
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j] - a[i * n + i] || i - j)
  const vectors = new Float64Array(n * n)
  order.forEach((i, at) => vectors.set(v.subarray(i * n, (i + 1) * n), at * n))
  return { values: Float64Array.from(order, (i) => a[i * n + i]), vectors }
}

function squareSum(a: Float64Array): number {
  return a.reduce((sum, value) => sum + value * value, 0)
}

function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) sum += a[i * n + j] ** 2
  return sum
}

/** One rotation in the plane (p, q); v keeps the eigenvectors as rows. */
function rotate(a: Float64Array, v: Float64Array, { p, q, n }: { p: number; q: number; n: number }): void {
  const apq = a[p * n + q]
  if (apq === 0) return
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i * n + p], a[i * n + q]]
    a[i * n + p] = c * x - s * y
    a[i * n + q] = s * x + c * y
  }
  for (const rows of [a, v])
    for (let i = 0; i < n; i++) {
      const [x, y] = [rows[p * n + i], rows[q * n + i]]
      rows[p * n + i] = c * x - s * y
      rows[q * n + i] = s * x + c * y
    }
}
