import type { Rgb } from '../../numeric/lab-to-linear.ts'
import type { Rng } from '../../numeric/rng.ts'
import type { Uv } from './curves.ts'
import { num, smoothPath } from './curves.ts'
import type { Person } from './person.ts'
import { hexFromLinear } from './skin-colour.ts'
import { ellipse, linearGradient, path, shaded } from './svg.ts'

export function mouthDefinitions(person: Person, reflectance: Rgb): string {
  const lip = lipColour(person, reflectance)
  return (
    linearGradient('upper-lip', [
      [0, shaded(lip, 0.98), 0.5],
      [0.4, shaded(lip, 0.92), 0.8],
      [1, shaded(lip, 0.72), 0.95],
    ]) +
    linearGradient('lower-lip', [
      [0, shaded(lip, 0.88), 0.92],
      [0.5, shaded(lip, 1.12), 0.8],
      [1, shaded(lip, 0.95), 0.45],
    ])
  )
}

function lipColour(person: Person, [red, green, blue]: Rgb): string {
  const paint = 0.7 * person.mouth.paint
  const mix = (own: number, painted: number): number => (1 - paint) * own + paint * painted
  return hexFromLinear([mix(0.74 * red, 0.3), mix(0.45 * green, 0.035), mix(0.52 * blue, 0.05)])
}

export function lips({ mouth }: Person, dark: string): string {
  const { halfWidth: w, v, smile, open } = mouth
  const corner = v - smile
  const lineV = v + 0.3 * smile
  const upperEdge: Uv[] = [
    [-w, corner],
    [-0.5 * w, v - 0.72 * mouth.upper - 0.3 * smile],
    [-0.15 * w, v - mouth.upper - 0.01],
    [0, v - mouth.upper + 0.008],
    [0.15 * w, v - mouth.upper - 0.01],
    [0.5 * w, v - 0.72 * mouth.upper - 0.3 * smile],
    [w, corner],
  ]
  const lowerEdge: Uv[] = [
    [-w, corner],
    [-0.58 * w, v + 0.68 * mouth.lower + open],
    [0, v + mouth.lower + open + 0.3 * smile],
    [0.58 * w, v + 0.68 * mouth.lower + open],
    [w, corner],
  ]
  /** From the right corner to the left one; `gap` is how far it hangs. */
  const line = (gap: number): Uv[] => [
    [w, corner],
    [0.5 * w, lineV + 0.85 * gap],
    [0.14 * w, lineV + gap + 0.008],
    [0, lineV + gap],
    [-0.14 * w, lineV + gap + 0.008],
    [-0.5 * w, lineV + 0.85 * gap],
    [-w, corner],
  ]
  const between = (gap: number): string => `${smoothPath(line(0))}${continued([...line(gap)].reverse())}Z`
  const inside =
    open === 0
      ? ''
      : path(between(open), { fill: dark }) + path(between(0.74 * open), { fill: '#cfc8bb', opacity: 0.95 })
  return (
    ellipse(0, v + mouth.lower + open + 0.05, [0.75 * w, 0.06], { fill: 'url(#soft-dark)', opacity: 0.22 }) +
    path(`${smoothPath(upperEdge)}${continued(line(0))}Z`, { fill: 'url(#upper-lip)' }) +
    path(`${smoothPath(lowerEdge)}${continued(line(open))}Z`, { fill: 'url(#lower-lip)' }) +
    inside +
    path(smoothPath(line(0)), {
      fill: 'none',
      stroke: dark,
      'stroke-width': 0.018,
      'stroke-opacity': 0.75,
      'stroke-linecap': 'round',
    }) +
    ellipse(0.05, v + 0.5 * mouth.lower + open, [0.3 * w, 0.02], { fill: '#ffffff', opacity: 0.12 })
  )
}

function continued(points: readonly Uv[]): string {
  return smoothPath(points).replace('M', 'L')
}

/** Short hairs around mouth and chin over a shadow; the cheeks stay free. */
export function beard({ hair, mouth, face }: Person, rng: Rng): string {
  const hairs: string[] = []
  const centreV = mouth.v + 0.2
  const reach = face.chinV - centreV
  const count = Math.round(2600 * hair.beard)
  for (let i = 0; i < count; i++) {
    const u = 1.1 * (rng.uniform() - 0.5)
    const v = mouth.v - 0.25 + (face.chinV - mouth.v + 0.28) * rng.uniform()
    const across = Math.abs(u)
    const out = Math.hypot(across / 0.56, (v - centreV) / (v < centreV ? 0.5 : reach + 0.04))
    const onLips =
      across < 0.95 * mouth.halfWidth && v > mouth.v - mouth.upper && v < mouth.v + mouth.lower + mouth.open
    if (onLips || out > 1 || rng.uniform() < 2.2 * (out - 0.55)) continue
    hairs.push(
      `M${num(u)} ${num(v)}l${num(0.03 * u + 0.01 * rng.normal())} ${num(0.02 + 0.02 * rng.uniform())}`,
    )
  }
  const colour = shaded(hair.colour, 0.75)
  return (
    ellipse(0, centreV + 0.02, [0.5, 0.95 * reach], { fill: 'url(#soft-dark)', opacity: 0.3 * hair.beard }) +
    ellipse(0, mouth.v - 0.14, [0.36, 0.1], { fill: 'url(#soft-dark)', opacity: 0.3 * hair.beard }) +
    path(hairs.join(''), { fill: 'none', stroke: colour, 'stroke-width': 0.0085, 'stroke-opacity': 0.55 })
  )
}
