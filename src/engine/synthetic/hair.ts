/** Hair as vectors: a layer behind head and neck, and a cap in front of the skull with its hairline. */
import type { Rng } from '../../numeric/rng.ts'
import type { Uv } from './curves.ts'
import { mirrored, num, smoothPath, smoothPoints } from './curves.ts'
import { curls, hairLines, sheen } from './hair-texture.ts'
import { hairline } from './hairline.ts'
import type { Hair, Person } from './person.ts'
import { ellipse, linearGradient, path, shaded } from './svg.ts'

export function hairDefinitions({ hair }: Person): string {
  return (
    linearGradient('hair-cap', [
      [0, shaded(hair.colour, 0.75), 1],
      [0.3, sheen(hair.colour), 1],
      [0.55, shaded(hair.colour, 0.8), 1],
      [1, shaded(hair.colour, 0.62), 1],
    ]) +
    linearGradient('hair-fall', [
      [0, shaded(hair.colour, 0.85), 1],
      [0.5, shaded(hair.colour, 0.6), 1],
      [1, shaded(hair.colour, 0.75), 1],
    ])
  )
}

export function hairBehind(person: Person, rng: Rng): string {
  const { style, colour, volume } = person.hair
  if (style === 'long') return longHair(person, rng)
  if (style === 'bun') return ellipse(0, -1.72 - volume, [0.4, 0.3], { fill: shaded(colour, 0.7) })
  if (style !== 'curly') return ''
  const width = person.face.temple + 0.1 + volume
  const height = 1.15 + volume
  const rim = (): Uv => {
    const turn = Math.PI * (0.9 + 1.2 * rng.uniform())
    return [width * Math.cos(turn), -0.6 + height * Math.sin(turn)]
  }
  return ellipse(0, -0.6, [width, height], { fill: shaded(colour, 0.72) }) + curls(rng, colour, 170, rim)
}

export function hairInFront(person: Person, rng: Rng): string {
  const { style, colour } = person.hair
  if (style === 'bald') return ''
  const inner = hairline(person)
  const outer = skullCap(person)
  const cap = `${smoothPath(outer)}${smoothPath([...inner].reverse()).replace('M', 'L')}Z`
  const texture =
    style === 'curly'
      ? curls(rng, colour, 430, capPoint(inner, outer, rng))
      : strands(person.hair, inner, outer, rng)
  return path(cap, { fill: style === 'curly' ? shaded(colour, 0.72) : 'url(#hair-cap)' }) + texture
}

function skullCap({ face, hair }: Person): Uv[] {
  const w = face.temple + 0.25 * hair.volume
  const top = -1.6 - hair.volume
  const right: Uv[] = [
    [0, top],
    [0.45 * w, top + 0.06],
    [0.83 * w, top + 0.32],
    [1.02 * w + 0.3 * hair.volume, -1],
    [1.04 * w + 0.2 * hair.volume, -0.5],
    [1.04 * w, -0.02],
  ]
  return [...mirrored(right.slice(1)), ...right]
}

/** Hairs from the hairline, which they soften, towards the edge of the cap or, where hair is parted, towards the parting. */
function strands(hair: Hair, inner: readonly Uv[], outer: readonly Uv[], rng: Rng): string {
  const from = smoothPoints(inner, 10)
  const to = smoothPoints(outer, 10)
  const short = hair.style === 'cropped'
  const lines: [string[], string[], string[]] = [[], [], []]
  for (let i = 0; i < 300; i++) {
    const t = rng.uniform()
    const [u0, v0] = pick(from, t)
    const [u1, v1] = pick(to, combed(hair, t) + 0.025 * rng.normal())
    const start = short
      ? 0.8 * rng.uniform() - 0.05
      : 0.5 * rng.uniform() ** 2 - (hair.style === 'fringe' ? 0.14 * rng.uniform() : 0.04)
    const end = Math.min(1.03, start + (short ? 0.15 + 0.25 * rng.uniform() : 0.4 + 0.55 * rng.uniform()))
    const a: Uv = [u0 + start * (u1 - u0), v0 + start * (v1 - v0)]
    const b: Uv = [u0 + end * (u1 - u0), v0 + end * (v1 - v0)]
    const bend = 0.1 * Math.sign(a[0])
    lines[rng.integer(3)].push(
      `M${num(a[0])} ${num(a[1])}Q${num(0.5 * (a[0] + b[0]) + bend)} ${num(0.5 * (a[1] + b[1]) - 0.02)} ${num(b[0])} ${num(b[1])}`,
    )
  }
  const [dark, middle, light] = lines
  return (
    hairLines(dark, shaded(hair.colour, 0.5)) +
    hairLines(middle, shaded(hair.colour, 0.95)) +
    hairLines(light, sheen(hair.colour), 0.35)
  )
}

/** Where on the cap's edge (0 left to 1 right) a hair goes that starts at `t` of the hairline. */
function combed(hair: Hair, t: number): number {
  if (hair.style === 'parted' || hair.style === 'long') {
    const parting = 0.5 + 0.25 * hair.parting
    return parting + 0.62 * (t - parting)
  }
  if (hair.style === 'swept') return t + 0.16 * Math.sin(Math.PI * t) * (hair.parting < 0 ? -1 : 1)
  if (hair.style === 'bun') return 0.5 + 0.75 * (t - 0.5)
  return t
}

function pick(points: readonly Uv[], t: number): Uv {
  return points[Math.min(points.length - 1, Math.max(0, Math.round(t * (points.length - 1))))]
}

function capPoint(inner: readonly Uv[], outer: readonly Uv[], rng: Rng): () => Uv {
  const from = smoothPoints(inner, 8)
  const to = smoothPoints(outer, 8)
  return () => {
    const t = rng.uniform()
    const [u0, v0] = pick(from, t)
    const [u1, v1] = pick(to, t)
    const way = 0.02 + 0.98 * Math.sqrt(rng.uniform())
    return [u0 + way * (u1 - u0), v0 + way * (v1 - v0)]
  }
}

function longHair(person: Person, rng: Rng): string {
  const { colour, volume } = person.hair
  const w = person.face.temple + 0.1 + volume
  const side: Uv[] = [
    [0, -1.58 - volume],
    [0.62 * w, -1.42 - volume],
    [w, -0.8],
    [w + 0.06, 0],
    [w + 0.1, 0.9],
    [w + 0.06, 1.9],
    [0.75 * w, 2.6],
  ]
  const shape = `${smoothPath([...mirrored(side.slice(1)), ...side])}Z`
  const lines: [string[], string[], string[]] = [[], [], []]
  for (let i = 0; i < 200; i++) {
    const u = (rng.uniform() < 0.5 ? -1 : 1) * (0.7 + 0.34 * rng.uniform()) * w
    const v = -0.9 + 2.2 * rng.uniform()
    const sway = 0.04 * rng.normal()
    lines[rng.integer(3)].push(
      `M${num(u)} ${num(v)}q${num(sway + 0.04 * Math.sign(u))} 0.5 ${num(sway)} ${num(0.8 + 0.6 * rng.uniform())}`,
    )
  }
  const [dark, middle, light] = lines
  return (
    path(shape, { fill: 'url(#hair-fall)' }) +
    hairLines(dark, shaded(colour, 0.42)) +
    hairLines(middle, shaded(colour, 0.85)) +
    hairLines(light, sheen(colour), 0.3)
  )
}
