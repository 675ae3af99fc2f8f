/** Hair as vectors: a layer behind head and neck, and a cap in front of the skull with its hairline. */
import type { Rng } from '../../numeric/rng.ts'
import type { Uv } from './curves.ts'
import { mirrored, smoothPath, smoothPoints } from './curves.ts'
import type { Person } from './person.ts'
import { ellipse, path, shaded } from './svg.ts'

export function hairBehind(person: Person, rng: Rng): string {
  const { style, colour, volume } = person.hair
  const width = person.face.temple
  if (style === 'long') return longHair(person, rng)
  if (style === 'bun') return ellipse(0, -1.74 - volume, [0.42, 0.36], { fill: shaded(colour, 0.8) })
  if (style === 'curly') {
    return curls(rng, shaded(colour, 0.75), 70, () => {
      const turn = Math.PI * (0.92 + 1.16 * rng.uniform())
      return [(width + 0.16 + volume) * Math.cos(turn), -0.55 + (1.05 + volume) * Math.sin(turn)]
    })
  }
  return ''
}

export function hairInFront(person: Person, rng: Rng): string {
  const { style, colour } = person.hair
  if (style === 'bald') return ''
  const inner = hairline(person)
  const outer = skullCap(person)
  const cap = `${smoothPath(outer)}${smoothPath([...inner].reverse()).replace('M', 'L')}Z`
  const shadow = path(smoothPath(inner), {
    fill: 'none',
    stroke: '#1a0d06',
    'stroke-width': 0.1,
    'stroke-opacity': 0.12,
    'stroke-linejoin': 'round',
  })
  const texture =
    style === 'curly'
      ? curls(rng, colour, 260, capPoint(inner, outer, rng))
      : strands(person, inner, outer, rng)
  return shadow + path(cap, { fill: shaded(colour, 0.82) }) + texture
}

/** From the left sideburn over the forehead to the right one. */
function hairline({ face, hair }: Person): Uv[] {
  const low = hair.style === 'fringe' ? -0.62 : hair.hairlineV
  const burn = hair.style === 'cropped' || hair.style === 'swept' ? 0.08 : -0.12
  const w = face.temple
  const right: Uv[] = [
    [0, low],
    [0.3 * w, low + 0.01],
    [0.62 * w, low + (hair.style === 'fringe' ? 0.03 : 0.1)],
    [0.8 * w, hair.style === 'fringe' ? -0.48 : -0.74],
    [0.87 * w, -0.42],
    [0.955 * w, burn - 0.16],
    [0.985 * w, burn],
  ]
  return [...mirrored(right.slice(1)), ...right]
}

function skullCap({ face, hair }: Person): Uv[] {
  const w = face.temple + 0.25 * hair.volume
  const top = -1.62 - hair.volume
  const right: Uv[] = [
    [0, top],
    [0.42 * w, top + 0.07],
    [0.8 * w, top + 0.33],
    [1.02 * w + 0.3 * hair.volume, -1.02],
    [1.04 * w + 0.2 * hair.volume, -0.5],
    [1.04 * w, -0.02],
  ]
  return [...mirrored(right.slice(1)), ...right]
}

/** Hairs from the hairline (or, for a fringe, from the parting) to the edge of the cap. */
function strands(person: Person, inner: readonly Uv[], outer: readonly Uv[], rng: Rng): string {
  const { style, colour, parting } = person.hair
  const from = smoothPoints(inner, 10)
  const to = smoothPoints(outer, 10)
  const pick = (points: readonly Uv[], t: number): Uv =>
    points[Math.min(points.length - 1, Math.max(0, Math.round(t * (points.length - 1))))]
  const lines: Record<'dark' | 'mid' | 'light', string[]> = { dark: [], mid: [], light: [] }
  for (let i = 0; i < 300; i++) {
    const t = rng.uniform()
    const [u0, v0] = pick(from, t)
    const combed = style === 'swept' ? 0.18 * Math.sin(Math.PI * t) * Math.sign(parting || 1) : 0
    const goal = style === 'parted' || style === 'long' ? towardsParting(t, parting) : t + combed
    const [u1, v1] = pick(to, goal + 0.03 * rng.normal())
    const reach = style === 'cropped' ? 0.25 + 0.4 * rng.uniform() : 0.55 + 0.43 * rng.uniform()
    const start = style === 'cropped' ? 0.75 * rng.uniform() : 0.35 * rng.uniform() ** 2
    const a: Uv = [u0 + start * (u1 - u0), v0 + start * (v1 - v0)]
    const end = Math.min(0.99, start + reach)
    const b: Uv = [u0 + end * (u1 - u0), v0 + end * (v1 - v0)]
    const bend = 0.1 * (a[0] >= 0 ? 1 : -1)
    const tone = (['dark', 'mid', 'light'] as const)[rng.integer(3)]
    lines[tone].push(
      `M${a[0].toFixed(3)} ${a[1].toFixed(3)}Q${(0.5 * (a[0] + b[0]) + bend).toFixed(3)} ${(0.5 * (a[1] + b[1])).toFixed(3)} ${b[0].toFixed(3)} ${b[1].toFixed(3)}`,
    )
  }
  return (
    hairLines(lines.dark, shaded(colour, 0.55)) +
    hairLines(lines.mid, colour) +
    hairLines(lines.light, shaded(colour, 1.35))
  )
}

function towardsParting(t: number, parting: number): number {
  const at = 0.5 + 0.25 * parting
  return at + 0.62 * (t - at)
}

function hairLines(lines: readonly string[], colour: string): string {
  return path(lines.join(''), {
    fill: 'none',
    stroke: colour,
    'stroke-width': 0.018,
    'stroke-opacity': 0.5,
    'stroke-linecap': 'round',
  })
}

function longHair(person: Person, rng: Rng): string {
  const { colour, volume } = person.hair
  const w = person.face.temple + 0.12 + volume
  const side: Uv[] = [
    [0, -1.6 - volume],
    [0.62 * w, -1.45 - volume],
    [w, -0.8],
    [w + 0.06, 0],
    [w + 0.1, 0.9],
    [w + 0.06, 1.9],
    [0.75 * w, 2.5],
  ]
  const shape = `${smoothPath([...mirrored(side.slice(1)), ...side])}Z`
  const lines: Record<'dark' | 'light', string[]> = { dark: [], light: [] }
  for (let i = 0; i < 130; i++) {
    const u = (rng.uniform() < 0.5 ? -1 : 1) * (0.72 + 0.3 * rng.uniform()) * w
    const v = -0.7 + 1.2 * rng.uniform()
    const sway = 0.05 * rng.normal()
    lines[rng.uniform() < 0.5 ? 'dark' : 'light'].push(
      `M${u.toFixed(3)} ${v.toFixed(3)}q${(sway + 0.04 * Math.sign(u)).toFixed(3)} ${(0.7).toFixed(3)} ${sway.toFixed(3)} ${(1.2 + 0.6 * rng.uniform()).toFixed(3)}`,
    )
  }
  return (
    path(shape, { fill: shaded(colour, 0.62) }) +
    hairLines(lines.dark, shaded(colour, 0.42)) +
    hairLines(lines.light, shaded(colour, 1.1))
  )
}

function capPoint(inner: readonly Uv[], outer: readonly Uv[], rng: Rng): () => Uv {
  const from = smoothPoints(inner, 8)
  const to = smoothPoints(outer, 8)
  return () => {
    const t = rng.uniform()
    const [u0, v0] = from[Math.round(t * (from.length - 1))]
    const [u1, v1] = to[Math.round(t * (to.length - 1))]
    const way = 0.06 + rng.uniform()
    return [u0 + way * (u1 - u0), v0 + way * (v1 - v0)]
  }
}

/** Small locks: a dark round with a lighter arc on it. */
function curls(rng: Rng, colour: string, count: number, place: () => Uv): string {
  const shadows: string[] = []
  const arcs: string[] = []
  for (let i = 0; i < count; i++) {
    const [u, v] = place()
    const radius = 0.05 + 0.05 * rng.uniform()
    const turn = 2 * Math.PI * rng.uniform()
    const [du, dv] = [radius * Math.cos(turn), radius * Math.sin(turn)]
    shadows.push(
      `M${(u - radius).toFixed(3)} ${v.toFixed(3)}a${radius.toFixed(3)} ${radius.toFixed(3)} 0 1 0 ${(2 * radius).toFixed(3)} 0a${radius.toFixed(3)} ${radius.toFixed(3)} 0 1 0 ${(-2 * radius).toFixed(3)} 0`,
    )
    arcs.push(
      `M${(u - du).toFixed(3)} ${(v - dv).toFixed(3)}A${radius.toFixed(3)} ${radius.toFixed(3)} 0 0 1 ${(u + du).toFixed(3)} ${(v + dv).toFixed(3)}`,
    )
  }
  return (
    path(shadows.join(''), { fill: shaded(colour, 0.85) }) +
    path(arcs.join(''), {
      fill: 'none',
      stroke: shaded(colour, 1.5),
      'stroke-width': 0.018,
      'stroke-opacity': 0.6,
    }) +
    path(arcs.join(''), {
      fill: 'none',
      stroke: shaded(colour, 0.5),
      'stroke-width': 0.016,
      'stroke-opacity': 0.5,
      transform: 'translate(0.015 0.02)',
    })
  )
}
