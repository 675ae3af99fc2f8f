/**
 * How close two points of the map are taken to be at distance d, 1 / (1 + a d^2b), with a and b fitted by least squares to
 *
 *   1 for d < minDist,   exp(-(d - minDist) / spread) beyond,   at 300 points from 0 to 3 spread
 *
 * (McInnes, Healy and Melville, 2018, section 3.2; the points are umap-learn's). Levenberg's method from a = b = 1.
 */
export interface ClosenessCurve {
  a: number
  b: number
}

const points = 300
const rounds = 200

/** `minDist` and `spread` in units of the map; `minDist` is at most `spread`. */
export function fitClosenessCurve(minDist: number, spread: number): ClosenessCurve {
  const xs = Array.from({ length: points }, (_, i) => (3 * spread * i) / (points - 1))
  const ys = xs.map((x) => (x < minDist ? 1 : Math.exp(-(x - minDist) / spread)))
  let best = { a: 1, b: 1 }
  let error = squaredError(best, xs, ys)
  let damping = 1e-3
  for (let round = 0; round < rounds && damping < 1e12; round++) {
    const step = levenbergStep(best, { xs, ys, damping })
    const next = { a: best.a + step.a, b: best.b + step.b }
    const nextError = next.a > 0 && next.b > 0 ? squaredError(next, xs, ys) : Infinity
    if (nextError < error) {
      best = next
      error = nextError
      damping /= 10
    } else damping *= 10
  }
  return best
}

function closeness({ a, b }: ClosenessCurve, x: number): number {
  return 1 / (1 + a * Math.pow(x, 2 * b))
}

function squaredError(curve: ClosenessCurve, xs: number[], ys: number[]): number {
  return xs.reduce((sum, x, i) => sum + (closeness(curve, x) - ys[i]) ** 2, 0)
}

/** Solves (J^T J + damping diag(J^T J)) step = J^T residual for the two parameters. */
function levenbergStep(
  curve: ClosenessCurve,
  { xs, ys, damping }: { xs: number[]; ys: number[]; damping: number },
): ClosenessCurve {
  let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0]
  xs.forEach((x, i) => {
    if (x === 0) return
    const power = Math.pow(x, 2 * curve.b)
    const value = closeness(curve, x)
    const byA = -power * value * value
    const byB = -curve.a * power * 2 * Math.log(x) * value * value
    const residual = ys[i] - value
    aa += byA * byA
    ab += byA * byB
    bb += byB * byB
    ra += byA * residual
    rb += byB * residual
  })
  aa *= 1 + damping
  bb *= 1 + damping
  const determinant = aa * bb - ab * ab
  return { a: (ra * bb - rb * ab) / determinant, b: (rb * aa - ra * ab) / determinant }
}
