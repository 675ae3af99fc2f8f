import type { Rng } from '../../numeric/rng.ts'
import { num } from './curves.ts'
import type { Person } from './person.ts'
import { path, shaded } from './svg.ts'

const hairCount = 130

/** Hairs that grow up at the nose, then lie along the brow. `side` is -1 on the left of the photo. */
export function brow(person: Person, side: number, rng: Rng): string {
  const { brows, hair } = person
  const hairs: string[] = []
  for (let i = 0; i < hairCount; i++) {
    const t = (i + rng.uniform()) / hairCount
    const [u, v] = middle(person, t)
    const [nextU, nextV] = middle(person, t + 0.02)
    const half = 0.5 * brows.thickness * (t < 0.2 ? 0.7 + 1.5 * t : 1.02 - 0.85 * (t - 0.2))
    const off = half * (2 * rng.uniform() - 1)
    const length = 0.05 + 0.035 * rng.uniform()
    const turn = Math.atan2(nextV - v, nextU - u) - (0.9 * Math.max(0, 0.55 - t) - 0.35 * (off / half) * t)
    const du = side * length * Math.cos(turn)
    const dv = length * Math.sin(turn)
    hairs.push(
      `M${num(side * u)} ${num(v + off)}q${num(0.5 * du)} ${num(0.5 * dv - 0.006)} ${num(du)} ${num(dv)}`,
    )
  }
  const colour = shaded(hair.colour, hair.style === 'bald' ? 0.8 : 0.72)
  const paint = { fill: 'none', stroke: colour, 'stroke-linecap': 'round' }
  const bed = Array.from({ length: 9 }, (_, i) => middle(person, 0.05 + (0.85 * i) / 8))
  const bedPath = bed.map(([u, v], i) => `${i === 0 ? 'M' : 'L'}${num(side * u)} ${num(v)}`).join('')
  return (
    path(bedPath, {
      ...paint,
      'stroke-width': 0.75 * brows.thickness,
      'stroke-opacity': 0.22,
      'stroke-linejoin': 'round',
    }) + path(hairs.join(''), { ...paint, 'stroke-width': 0.011, 'stroke-opacity': 0.6 })
  )
}

function middle({ brows }: Person, t: number): [number, number] {
  const arch = brows.arch * Math.sin(Math.PI * Math.min(1, Math.max(0, 0.08 + 0.86 * t)))
  return [0.2 + 0.6 * t, brows.v + brows.slope * (t - 0.5) - arch + 0.09 * Math.max(0, t - 0.65)]
}
