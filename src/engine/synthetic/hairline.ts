import type { Uv } from './curves.ts'
import { mirrored, smoothPoints } from './curves.ts'
import { readTable, tabulate } from './face-outline.ts'
import type { Person } from './person.ts'

/** From the left sideburn over the forehead to the right one. */
export function hairline({ face, hair }: Person): Uv[] {
  const fringe = hair.style === 'fringe'
  const low = fringe ? -0.6 : hair.hairlineV
  const burn = hair.style === 'cropped' || hair.style === 'swept' ? 0.08 : -0.12
  const w = face.temple
  const right: Uv[] = [
    [0, low],
    [0.3 * w, low + 0.01],
    [0.6 * w, low + (fringe ? 0.03 : 0.12)],
    [0.78 * w, fringe ? -0.48 : -0.76],
    [0.87 * w, -0.42],
    [0.95 * w, burn - 0.16],
    [0.985 * w, burn],
  ]
  return [...mirrored(right.slice(1)), ...right]
}

/** Height at which the forehead begins at |u|, for the shade that hair throws on it; the crown's for a bald head. */
export function traceHairline(person: Person): (u: number) => number {
  if (person.hair.style === 'bald') return () => -9
  const points = smoothPoints(hairline(person), 8).filter(([u]) => u >= 0)
  const widest = points[points.length - 1][0]
  const table = tabulate(points, 0, widest)
  return (u) => readTable(table, Math.min(1, Math.abs(u) / widest))
}
