import type { Rng } from '../../numeric/rng.ts'
import type { Uv } from './curves.ts'
import { num } from './curves.ts'
import { path, shaded } from './svg.ts'

/** Many hairs of one colour in one path. */
export function hairLines(lines: readonly string[], colour: string, opacity = 0.5): string {
  return path(lines.join(''), {
    fill: 'none',
    stroke: colour,
    'stroke-width': 0.013,
    'stroke-opacity': opacity,
  })
}

/** The colour of hair where it shines: lighter, and black hair a little blue. */
export function sheen(colour: string): string {
  const byte = (from: number, glow: number): string =>
    Math.round(0.78 * 1.25 * parseInt(colour.slice(from, from + 2), 16) + 0.14 * glow)
      .toString(16)
      .padStart(2, '0')
  return `#${byte(1, 150)}${byte(3, 155)}${byte(5, 170)}`
}

/** Small locks: a dark round with a lit and a shaded arc on it. */
export function curls(rng: Rng, colour: string, count: number, place: () => Uv): string {
  const rounds: string[] = []
  const lit: string[] = []
  const shade: string[] = []
  for (let i = 0; i < count; i++) {
    const [u, v] = place()
    const radius = 0.04 + 0.045 * rng.uniform()
    const r = num(radius)
    rounds.push(
      `M${num(u - radius)} ${num(v)}a${r} ${r} 0 1 0 ${num(2 * radius)} 0a${r} ${r} 0 1 0 ${num(-2 * radius)} 0`,
    )
    lit.push(arc([u, v], 0.8 * radius, Math.PI * (0.9 + 0.6 * rng.uniform())))
    shade.push(arc([u, v], 0.85 * radius, Math.PI * (1.9 + 0.6 * rng.uniform())))
  }
  const line = { fill: 'none', 'stroke-width': 0.013, 'stroke-linecap': 'round' }
  return (
    path(rounds.join(''), { fill: shaded(colour, 0.8), opacity: 0.8 }) +
    path(shade.join(''), { ...line, stroke: shaded(colour, 0.4), 'stroke-opacity': 0.6 }) +
    path(lit.join(''), { ...line, stroke: shaded(colour, 1.6), 'stroke-opacity': 0.5 })
  )
}

/** A third of a circle that starts at angle `turn`. */
function arc([u, v]: Uv, radius: number, turn: number): string {
  const end = turn + (2 * Math.PI) / 3
  const r = num(radius)
  return `M${num(u + radius * Math.cos(turn))} ${num(v + radius * Math.sin(turn))}A${r} ${r} 0 0 1 ${num(u + radius * Math.cos(end))} ${num(v + radius * Math.sin(end))}`
}
