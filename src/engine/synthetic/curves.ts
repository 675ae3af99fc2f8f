/** Curves for the vector layers. Points are [u, v]; numbers are written with four decimals, so that bytes are stable. */
export type Uv = readonly [number, number]

export function num(value: number): string {
  return String(Math.round(value * 1e4) / 1e4)
}

/** Path through the points: uniform Catmull-Rom, written as cubic Beziers. */
export function smoothPath(points: readonly Uv[], closed = false): string {
  const count = points.length
  const at = (index: number): Uv =>
    closed ? points[(index + count) % count] : points[Math.min(count - 1, Math.max(0, index))]
  const parts = [`M${num(points[0][0])} ${num(points[0][1])}`]
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const first: Uv = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const second: Uv = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    parts.push(`C${pair(first)} ${pair(second)} ${pair(to)}`)
  }
  return closed ? `${parts.join('')}Z` : parts.join('')
}

/** The same curve as `smoothPath`, open, as points: `steps` a segment. */
export function smoothPoints(points: readonly Uv[], steps: number): Uv[] {
  const at = (index: number): Uv => points[Math.min(points.length - 1, Math.max(0, index))]
  const out: Uv[] = [points[0]]
  for (let i = 0; i < points.length - 1; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let step = 1; step <= steps; step++) {
      const t = step / steps
      out.push([catmullRom(p0[0], p1[0], p2[0], p3[0])(t), catmullRom(p0[1], p1[1], p2[1], p3[1])(t)])
    }
  }
  return out
}

function catmullRom(p0: number, p1: number, p2: number, p3: number): (t: number) => number {
  return (t) =>
    0.5 *
    (2 * p1 +
      (p2 - p0) * t +
      (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t +
      (3 * p1 - p0 - 3 * p2 + p3) * t * t * t)
}

function pair(point: Uv): string {
  return `${num(point[0])} ${num(point[1])}`
}

/** Points mirrored to the other side of the face, in reverse order, so that they go on where the others end. */
export function mirrored(points: readonly Uv[]): Uv[] {
  return points.map(([u, v]): Uv => [-u, v]).reverse()
}
