/** Background and clothing as vectors. */
import type { Rng } from '../../numeric/rng.ts'
import { num, smoothPath } from './curves.ts'
import type { Person } from './person.ts'
import { ellipse, hsl, linearGradient, path, radialGradient } from './svg.ts'

export function backgroundDefinitions({ background: { hue, saturation, lightness } }: Person): string {
  return (
    radialGradient('wall', [
      [0, hsl(hue, saturation, Math.min(94, lightness + 9)), 1],
      [0.6, hsl(hue, saturation, lightness), 1],
      [1, hsl(hue, saturation, 0.74 * lightness), 1],
    ]) +
    radialGradient('far-light', [
      [0, hsl(hue + 30, saturation + 8, Math.min(96, lightness + 16)), 0.8],
      [1, hsl(hue + 30, saturation, lightness), 0],
    ])
  )
}

/** A wall that falls off to its corners and, on some photos, lights far behind it. In photo pixels. */
export function drawBackground({ frame: { sizePx }, background }: Person, rng: Rng): string {
  const blobs = Array.from({ length: background.blobs }, () => {
    const radius = (0.1 + 0.25 * rng.uniform()) * sizePx
    return ellipse(rng.uniform() * sizePx, rng.uniform() * 0.8 * sizePx, [radius, radius], {
      fill: 'url(#far-light)',
    })
  })
  const [from, across] = [num(-0.2 * sizePx), num(1.4 * sizePx)]
  const wall = `<rect x="${from}" y="${from}" width="${across}" height="${across}" fill="url(#wall)"/>`
  return wall + blobs.join('')
}

export function clothingDefinitions({ clothing: { hue, saturation, lightness } }: Person): string {
  return linearGradient('cloth', [
    [0, hsl(hue, saturation, lightness), 1],
    [1, hsl(hue, saturation, 0.6 * lightness), 1],
  ])
}

export function drawClothing({ clothing }: Person): string {
  const { hue, saturation, lightness, neckline } = clothing
  const dip = { round: 2.42, vee: 2.75, collar: 2.3 }[neckline]
  const right = neckline === 'vee' ? `L0 ${num(dip)}` : `Q0.62 ${num(dip)} 0 ${num(dip)}`
  const left = neckline === 'vee' ? '' : `Q-0.62 ${num(dip)} -0.8 2.08`
  const neck = `M0.8 2.08${right}${left === '' ? 'L-0.8 2.08' : left}`
  const shape = `${neck}Q-1.6 2.2 -2.3 2.55L-2.5 3.6L2.5 3.6L2.3 2.55Q1.6 2.2 0.8 2.08Z`
  const seam = path(neck, {
    fill: 'none',
    stroke: hsl(hue, saturation, 0.5 * lightness),
    'stroke-width': 0.03,
    'stroke-opacity': 0.7,
  })
  const fold = path(
    smoothPath([
      [1.2, 2.3],
      [1.35, 2.7],
      [1.3, 3.2],
    ]),
    { fill: 'none', stroke: '#000000', 'stroke-width': 0.05, 'stroke-opacity': 0.12 },
  )
  return path(shape, { fill: 'url(#cloth)' }) + seam + fold
}
