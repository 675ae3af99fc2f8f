/** Eyes, brows, nostrils, lips, ear folds and beard as vectors over the painted skin. */
import type { Rng } from '../../numeric/rng.ts'
import type { Uv } from './curves.ts'
import { smoothPath } from './curves.ts'
import type { Person } from './person.ts'
import type { Rgb } from './skin-colour.ts'
import { hexFromLinear } from './skin-colour.ts'
import { ellipse, group, linearGradient, path, radialGradient, shaded } from './svg.ts'

export function featureDefinitions(person: Person, reflectance: Rgb): string {
  const lip = lipColour(person, reflectance)
  return (
    radialGradient('iris', [
      [0, shaded(person.eyes.iris, 0.75), 1],
      [0.62, shaded(person.eyes.iris, 1.25), 1],
      [0.9, person.eyes.iris, 1],
      [1, shaded(person.eyes.iris, 0.35), 1],
    ]) +
    linearGradient('sclera', [
      [0, '#9b948f', 1],
      [0.45, '#e4dfda', 1],
      [1, '#d8cfca', 1],
    ]) +
    linearGradient('upper-lip', [
      [0, shaded(lip, 0.95), 0.55],
      [1, shaded(lip, 0.7), 0.95],
    ]) +
    linearGradient('lower-lip', [
      [0, shaded(lip, 0.9), 0.9],
      [0.5, shaded(lip, 1.15), 0.8],
      [1, shaded(lip, 0.95), 0.6],
    ]) +
    radialGradient('soft-dark', [
      [0, '#000000', 1],
      [0.5, '#000000', 0.55],
      [1, '#000000', 0],
    ])
  )
}

export function drawFeatures(person: Person, reflectance: Rgb, rng: Rng): string {
  const dark = hexFromLinear([0.16 * reflectance[0], 0.1 * reflectance[1], 0.08 * reflectance[2]])
  return [
    ears(person, dark),
    nostrils(person, dark),
    person.hair.beard > 0 ? beard(person, rng.fork('beard')) : '',
    lips(person, dark),
    ...[-1, 1].map((side) => eye(person, side, dark)),
    ...[-1, 1].map((side) => brow(person, side, rng.fork(`brow ${side}`))),
  ].join('')
}

function lipColour(person: Person, [red, green, blue]: Rgb): string {
  const own: Rgb = [0.72 * red, 0.44 * green, 0.5 * blue]
  const paint = person.mouth.paint
  const painted: Rgb = [0.3, 0.035, 0.05]
  const mix = (i: number): number => (1 - 0.7 * paint) * own[i] + 0.7 * paint * painted[i]
  return hexFromLinear([mix(0), mix(1), mix(2)])
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
      return path(smoothPath(fold), {
        fill: 'none',
        stroke: dark,
        'stroke-width': 0.022,
        'stroke-opacity': 0.3,
      })
    })
    .join('')
}

function nostrils({ nose }: Person, dark: string): string {
  const v = nose.length + 0.065
  return [-1, 1]
    .map((side) => {
      const u = side * 0.5 * nose.halfWidth
      const wing: Uv[] = [
        [side * (nose.halfWidth - 0.01), nose.length - 0.1],
        [side * (nose.halfWidth + 0.015), nose.length],
        [side * (nose.halfWidth - 0.035), nose.length + 0.07],
      ]
      return (
        ellipse(u, v, [0.085, 0.04], { fill: 'url(#soft-dark)', opacity: 0.4 }) +
        path(
          smoothPath(
            [
              [u - side * 0.055, v + 0.012],
              [u, v - 0.022],
              [u + side * 0.06, v - 0.012],
              [u + side * 0.035, v + 0.018],
            ],
            true,
          ),
          { fill: dark, opacity: 0.85 },
        ) +
        path(smoothPath(wing), {
          fill: 'none',
          stroke: dark,
          'stroke-width': 0.018,
          'stroke-opacity': 0.32,
          'stroke-linecap': 'round',
        })
      )
    })
    .join('')
}

function lips({ mouth }: Person, dark: string): string {
  const { halfWidth: w, v, smile } = mouth
  const corner = v - smile
  const lineV = v + 0.3 * smile
  const open = mouth.open
  const upperEdge: Uv[] = [
    [-w, corner],
    [-0.5 * w, v - 0.75 * mouth.upper],
    [-0.16 * w, v - mouth.upper - 0.012],
    [0, v - mouth.upper + 0.008],
    [0.16 * w, v - mouth.upper - 0.012],
    [0.5 * w, v - 0.75 * mouth.upper],
    [w, corner],
  ]
  const line = (gap: number): Uv[] => [
    [w, corner],
    [0.5 * w, lineV + 0.85 * gap],
    [0.14 * w, lineV + gap + 0.008],
    [0, lineV + gap],
    [-0.14 * w, lineV + gap + 0.008],
    [-0.5 * w, lineV + 0.85 * gap],
    [-w, corner],
  ]
  const lowerEdge: Uv[] = [
    [-w, corner],
    [-0.55 * w, v + 0.72 * mouth.lower + open],
    [0, v + mouth.lower + open + 0.3 * smile],
    [0.55 * w, v + 0.72 * mouth.lower + open],
    [w, corner],
  ]
  const continued = (points: readonly Uv[]): string => smoothPath(points).replace('M', 'L')
  const gapShape = `${smoothPath(line(0))}${continued([...line(open)].reverse())}Z`
  const teeth =
    open > 0.045
      ? path(gapShape, { fill: dark }) +
        path(`${smoothPath(line(0))}${continued([...line(0.72 * open)].reverse())}Z`, {
          fill: '#d9d3c8',
          opacity: 0.93,
        })
      : path(gapShape, { fill: dark })
  return (
    path(`${smoothPath(upperEdge)}${continued(line(0))}Z`, { fill: 'url(#upper-lip)' }) +
    path(`${smoothPath(lowerEdge)}${continued(line(open))}Z`, { fill: 'url(#lower-lip)' }) +
    (open > 0 ? teeth : '') +
    path(smoothPath(line(0)), {
      fill: 'none',
      stroke: dark,
      'stroke-width': 0.02,
      'stroke-opacity': 0.8,
      'stroke-linecap': 'round',
    }) +
    ellipse(0.04, v + 0.55 * mouth.lower + open, [0.3 * w, 0.025], { fill: '#ffffff', opacity: 0.13 })
  )
}

function eye({ eyes }: Person, side: number, dark: string): string {
  const { halfWidth: w, opening: h, tilt } = eyes
  const centre = side * 0.5
  const inner: Uv = [centre - side * w, 0.02]
  const outer: Uv = [centre + side * w, 0.005 - tilt]
  const upper: Uv[] = [
    inner,
    [centre - side * 0.5 * w, -0.72 * h],
    [centre, -h],
    [centre + side * 0.55 * w, -0.72 * h - 0.5 * tilt],
    outer,
  ]
  const lower: Uv[] = [
    outer,
    [centre + side * 0.5 * w, 0.62 * h],
    [centre, 0.78 * h],
    [centre - side * 0.55 * w, 0.58 * h],
    inner,
  ]
  const opening = `${smoothPath(upper)}${smoothPath(lower).replace('M', 'L')}Z`
  const crease = upper.map(([u, v], i): Uv => [u, v - eyes.lid * (i === 0 || i === 4 ? 0.25 : 1)])
  const clip = `eye${side < 0 ? 'a' : 'b'}`
  return (
    `<clipPath id="${clip}"><path d="${opening}"/></clipPath>` +
    ellipse(centre, -0.05, [w + 0.1, 0.16], { fill: 'url(#soft-dark)', opacity: 0.16 }) +
    path(opening, { fill: 'url(#sclera)' }) +
    group(
      { 'clip-path': `url(#${clip})` },
      ellipse(centre, -0.012, [0.1, 0.1], { fill: 'url(#iris)' }) +
        ellipse(centre, -0.012, [0.042, 0.042], { fill: '#0b0908' }) +
        ellipse(centre - 0.03, -0.05, [0.02, 0.022], { fill: '#ffffff', opacity: 0.85 }) +
        path(smoothPath(upper), {
          fill: 'none',
          stroke: '#000000',
          'stroke-width': 0.06,
          'stroke-opacity': 0.28,
        }),
    ) +
    ellipse(inner[0] + side * 0.025, 0.018, [0.022, 0.018], { fill: '#b06c62', opacity: 0.7 }) +
    path(smoothPath(lower), { fill: 'none', stroke: dark, 'stroke-width': 0.012, 'stroke-opacity': 0.5 }) +
    path(smoothPath(upper), {
      fill: 'none',
      stroke: dark,
      'stroke-width': 0.026,
      'stroke-opacity': 0.92,
      'stroke-linecap': 'round',
    }) +
    path(smoothPath(crease), {
      fill: 'none',
      stroke: dark,
      'stroke-width': 0.014,
      'stroke-opacity': 0.42,
      'stroke-linecap': 'round',
    })
  )
}

/** Hairs that grow up at the nose and lie down outwards. */
function brow({ brows, hair }: Person, side: number, rng: Rng): string {
  const colour = shaded(hair.colour, hair.colour > '#8' ? 0.62 : 0.9)
  const hairs: string[] = []
  for (let i = 0; i < 64; i++) {
    const t = (i + rng.uniform()) / 64
    const u = 0.2 + 0.62 * t
    const centre =
      brows.v -
      brows.arch * Math.sin(Math.PI * Math.min(1, 0.1 + 0.95 * t)) +
      brows.slope * (t - 0.5) +
      0.05 * Math.max(0, t - 0.75)
    const half = 0.5 * brows.thickness * (t < 0.25 ? 0.75 + t : 1.15 - 0.95 * (t - 0.2))
    const v = centre + half * (2 * rng.uniform() - 1)
    const rise = 0.055 * (1 - 1.15 * t) + 0.012
    hairs.push(
      `M${(side * u).toFixed(4)} ${v.toFixed(4)}q${(side * 0.02).toFixed(4)} ${(-rise).toFixed(4)} ${(side * 0.075).toFixed(4)} ${(-0.6 * rise).toFixed(4)}`,
    )
  }
  return path(hairs.join(''), {
    fill: 'none',
    stroke: colour,
    'stroke-width': 0.018,
    'stroke-opacity': 0.72,
    'stroke-linecap': 'round',
  })
}

/** Short hairs around mouth and chin; the cheek stays free. */
function beard({ hair, mouth, face }: Person, rng: Rng): string {
  const hairs: string[] = []
  const count = Math.round(1500 * hair.beard)
  for (let i = 0; i < count; i++) {
    const u = 1.1 * (rng.uniform() - 0.5)
    const v = mouth.v - 0.24 + (face.chinV - mouth.v + 0.2) * rng.uniform()
    const across = Math.abs(u)
    const besideMouth = Math.hypot(across / 0.5, (v - mouth.v - 0.16) / 0.5)
    const onLips =
      across < mouth.halfWidth * 0.9 &&
      v > mouth.v - mouth.upper - 0.01 &&
      v < mouth.v + mouth.lower + mouth.open
    const thin = rng.uniform() < 1.9 * (besideMouth - 0.48)
    if (onLips || thin || besideMouth > 1) continue
    hairs.push(
      `M${u.toFixed(3)} ${v.toFixed(3)}l${(0.02 * (rng.uniform() - 0.5)).toFixed(4)} ${(0.018 + 0.015 * rng.uniform()).toFixed(4)}`,
    )
  }
  return path(hairs.join(''), {
    fill: 'none',
    stroke: shaded(hair.colour, 0.8),
    'stroke-width': 0.009,
    'stroke-opacity': 0.55,
    'stroke-linecap': 'round',
  })
}
