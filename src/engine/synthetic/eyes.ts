import type { Uv } from './curves.ts'
import { smoothPath } from './curves.ts'
import type { Person } from './person.ts'
import { ellipse, group, linearGradient, path, radialGradient, shaded } from './svg.ts'

const irisRadius = 0.095

export function eyeDefinitions({ eyes }: Person): string {
  return (
    radialGradient('iris', [
      [0, shaded(eyes.iris, 0.7), 1],
      [0.6, shaded(eyes.iris, 1.15), 1],
      [0.85, eyes.iris, 1],
      [1, shaded(eyes.iris, 0.3), 1],
    ]) +
    linearGradient('sclera', [
      [0, '#7d7571', 1],
      [0.4, '#cfc8c3', 1],
      [1, '#d6cec9', 1],
    ])
  )
}

/** One eye: ball, iris, lids, lashes and the crease over the lid. `side` is -1 on the left of the photo. */
export function eye({ eyes }: Person, side: number, dark: string): string {
  const centre = side * 0.5
  const { inner, upper, lower } = lids(eyes, centre, side)
  const opening = `${smoothPath(upper)}${smoothPath(lower).replace('M', 'L')}Z`
  const crease = upper.map(([u, v], i): Uv => [u, v - eyes.lid * [0.3, 1, 1.15, 1, 0.5][i]])
  const lid = `${smoothPath(crease)}${smoothPath([...upper].reverse()).replace('M', 'L')}Z`
  const clip = side < 0 ? 'eye-left' : 'eye-right'
  const line = (points: readonly Uv[], width: number, opacity: number): string =>
    path(smoothPath(points), {
      fill: 'none',
      stroke: dark,
      'stroke-width': width,
      'stroke-opacity': opacity,
      'stroke-linecap': 'round',
    })
  const ball =
    path(opening, { fill: 'url(#sclera)' }) +
    ellipse(centre, -0.018, [irisRadius, irisRadius], { fill: 'url(#iris)' }) +
    ellipse(centre, -0.018, [0.043, 0.043], { fill: '#0b0908' }) +
    ellipse(centre - 0.032, -0.052, [0.018, 0.02], { fill: '#ffffff', opacity: 0.8 }) +
    ellipse(centre + 0.03, 0.02, [0.03, 0.02], { fill: '#ffffff', opacity: 0.1 }) +
    ellipse(inner[0] + side * 0.028, 0.018, [0.03, 0.025], { fill: '#a8645a', opacity: 0.75 }) +
    line(upper, 0.085, 0.3)
  return (
    `<clipPath id="${clip}"><path d="${opening}"/></clipPath>` +
    ellipse(centre, -0.03, [eyes.halfWidth + 0.14, 0.19], { fill: 'url(#soft-dark)', opacity: 0.22 }) +
    path(lid, { fill: dark, opacity: 0.12 }) +
    group({ 'clip-path': `url(#${clip})` }, ball) +
    line(lower, 0.03, 0.14) +
    line(lower, 0.011, 0.42) +
    line(upper, 0.032, 0.9) +
    line([upper[3], upper[4], [upper[4][0] + side * eyes.lash, upper[4][1] - 0.5 * eyes.lash]], 0.02, 0.85) +
    line(crease, 0.035, 0.12) +
    line(crease, 0.014, 0.4)
  )
}

function lids(eyes: Person['eyes'], centre: number, side: number): { inner: Uv; upper: Uv[]; lower: Uv[] } {
  const { halfWidth: w, opening: h, tilt } = eyes
  const inner: Uv = [centre - side * w, 0.028]
  const outer: Uv = [centre + side * w, 0.006 - tilt]
  return {
    inner,
    upper: [
      inner,
      [centre - side * 0.55 * w, -0.66 * h],
      [centre - side * 0.02 * w, -h],
      [centre + side * 0.58 * w, -0.74 * h - 0.4 * tilt],
      outer,
    ],
    lower: [
      outer,
      [centre + side * 0.55 * w, 0.56 * h - 0.3 * tilt],
      [centre + side * 0.05 * w, 0.74 * h],
      [centre - side * 0.55 * w, 0.58 * h],
      inner,
    ],
  }
}
