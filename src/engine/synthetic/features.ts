/** What lies on the painted skin, as vectors: ear folds, nostrils, lips, beard, eyes and brows. */
import type { Rgb } from '../../numeric/lab-to-linear.ts'
import type { Rng } from '../../numeric/rng.ts'
import type { Uv } from './curves.ts'
import { smoothPath } from './curves.ts'
import { eye, eyeDefinitions } from './eyes.ts'
import { brow } from './brows.ts'
import { beard, lips, mouthDefinitions } from './mouth.ts'
import type { Person } from './person.ts'
import { hexFromLinear } from './skin-colour.ts'
import { ellipse, path, radialGradient } from './svg.ts'

export function featureDefinitions(person: Person, reflectance: Rgb): string {
  const shade = hexFromLinear([0.1 * reflectance[0], 0.05 * reflectance[1], 0.04 * reflectance[2]])
  return (
    eyeDefinitions(person) +
    mouthDefinitions(person, reflectance) +
    radialGradient('soft-dark', [
      [0, shade, 1],
      [0.5, shade, 0.55],
      [1, shade, 0],
    ])
  )
}

export function drawFeatures(person: Person, reflectance: Rgb, rng: Rng): string {
  const dark = hexFromLinear([0.16 * reflectance[0], 0.09 * reflectance[1], 0.07 * reflectance[2]])
  return [
    ears(person, dark),
    nostrils(person, dark),
    person.hair.beard > 0 ? beard(person, rng.fork('beard')) : '',
    lips(person, dark),
    ...[-1, 1].map((side) => eye(person, side, dark)),
    ...[-1, 1].map((side) => brow(person, side, rng.fork(`brow ${side}`))),
  ].join('')
}

function ears({ ears: { size, reach }, face }: Person, dark: string): string {
  return [-1, 1]
    .map((side) => {
      const u = side * (face.temple + 0.55 * reach)
      const fold: Uv[] = [
        [u - side * 0.03, 0.02 - 0.3 * size],
        [u + side * 0.4 * reach, -0.02],
        [u + side * 0.35 * reach, 0.14],
        [u - side * 0.05, 0.24],
      ]
      return (
        ellipse(u - side * 0.03, 0.1, [0.09, 0.22], { fill: 'url(#soft-dark)', opacity: 0.35 }) +
        path(smoothPath(fold), { fill: 'none', stroke: dark, 'stroke-width': 0.03, 'stroke-opacity': 0.22 })
      )
    })
    .join('')
}

function nostrils({ nose }: Person, dark: string): string {
  const v = nose.length + 0.065
  return [-1, 1]
    .map((side) => {
      const u = side * 0.48 * nose.halfWidth
      const opening: Uv[] = [
        [u - side * 0.05, v + 0.012],
        [u, v - 0.018],
        [u + side * 0.055, v - 0.012],
        [u + side * 0.035, v + 0.016],
      ]
      const wing: Uv[] = [
        [side * (nose.halfWidth - 0.005), nose.length - 0.06],
        [side * (nose.halfWidth + 0.008), nose.length + 0.01],
        [side * (nose.halfWidth - 0.04), nose.length + 0.065],
      ]
      const soft = { fill: 'none', stroke: dark, 'stroke-linecap': 'round' }
      return (
        ellipse(u, v + 0.005, [0.11, 0.05], { fill: 'url(#soft-dark)', opacity: 0.5 }) +
        path(smoothPath(opening, true), { fill: dark, opacity: 0.8 }) +
        path(smoothPath(wing), { ...soft, 'stroke-width': 0.05, 'stroke-opacity': 0.1 }) +
        path(smoothPath(wing), { ...soft, 'stroke-width': 0.022, 'stroke-opacity': 0.16 })
      )
    })
    .join('')
}
