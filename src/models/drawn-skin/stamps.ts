/** Small shapes added to a map that repeats without a seam. Places and lengths are map pixels. */
import type { Rng } from '../../numeric/rng.ts'
import { mapSidePx } from './noise-tiles.ts'

const mask = mapSidePx - 1
/** A bump is cut off where it has fallen to 1 %. */
const bumpReach = 2.15

const across = new Float32Array(2 * mapSidePx)

export interface Place {
  x: number
  y: number
}

export function anywhere(rng: Rng): Place {
  return { x: mapSidePx * rng.uniform(), y: mapSidePx * rng.uniform() }
}

/** What a shape adds to which maps at its middle. */
export type Gains = readonly (readonly [map: Float32Array, gain: number])[]

/** Adds gain exp(-(distance / radius)^2). */
export function addBump({ x, y }: Place, radius: number, gains: Gains): void {
  const reach = Math.ceil(bumpReach * radius)
  const left = Math.floor(x) - reach
  const top = Math.floor(y) - reach
  const width = 2 * reach + 2
  const scale = -1 / (radius * radius)
  for (let i = 0; i < width; i++) across[i] = Math.exp(scale * (left + i - x) ** 2)
  for (let j = 0; j < width; j++) {
    const start = ((top + j) & mask) * mapSidePx
    const down = Math.exp(scale * (top + j - y) ** 2)
    for (let k = 0; k < gains.length; k++) {
      const map = gains[k][0]
      const gain = gains[k][1] * down
      for (let i = 0; i < width; i++) map[start + ((left + i) & mask)] += gain * across[i]
    }
  }
}

export interface Stroke {
  from: Place
  /** Radians; 0 runs along the rows. */
  direction: number
  length: number
  width: number
  /** Standard deviation of the change of direction along a whole length, radians. */
  bend: number
}

/** Adds a soft winding line with a ridge as high as its gains, its ends fading. */
export function addStroke(stroke: Stroke, gains: Gains, rng: Rng): void {
  const { length, width } = stroke
  const step = Math.max(0.7, 0.8 * width)
  const steps = Math.max(2, Math.ceil(length / step))
  const turnScale = (stroke.bend * 2.4) / steps
  /* Bumps a step apart add up to a ridge sqrt(pi) width / step as high. */
  const share = step / (width * Math.sqrt(Math.PI))
  const each = gains.map(([map]): [Float32Array, number] => [map, 0])
  const place = { x: stroke.from.x, y: stroke.from.y }
  let direction = stroke.direction
  let turn = turnScale * rng.normal()
  for (let i = 0; i < steps; i++) {
    const fade = share * Math.min(1, (4 * Math.min(i + 0.5, steps - i - 0.5)) / steps)
    for (let k = 0; k < each.length; k++) each[k][1] = fade * gains[k][1]
    addBump(place, width, each)
    if (i % 6 === 5) turn = turnScale * rng.normal()
    direction += turn
    place.x += step * Math.cos(direction)
    place.y += step * Math.sin(direction)
  }
}

export interface Disc {
  at: Place
  radius: number
  /** Width of the rim as a share of the radius, 0 to 1. */
  edge: number
  /** How far the outline departs from a circle, as a share of the radius. */
  irregular: number
  /** Where in `outline` its departures are read. */
  phase: number
}

/** Adds what `gains` say to each map: full inside, nothing outside, falling smoothly over the rim. */
export function addDisc(
  { at, radius, edge, irregular, phase }: Disc,
  outline: Float32Array,
  gains: Gains,
): void {
  const reach = Math.ceil(radius * (1 + edge + 2 * irregular))
  const left = Math.floor(at.x) - reach
  const top = Math.floor(at.y) - reach
  const rim = Math.max(edge, 0.7 / radius)
  for (let y = top; y <= top + 2 * reach + 1; y++) {
    const start = (y & mask) * mapSidePx
    for (let x = left; x <= left + 2 * reach + 1; x++) {
      const dx = x - at.x
      const dy = y - at.y
      const bumpy = 1 + irregular * outline[(start + phase + (x & mask)) & (outline.length - 1)]
      const distance = Math.sqrt(dx * dx + dy * dy) / (radius * Math.max(0.4, bumpy))
      if (distance >= 1 + rim) continue
      const t = Math.min(1, (1 + rim - distance) / (2 * rim))
      const cover = t * t * (3 - 2 * t)
      const to = start + (x & mask)
      for (let k = 0; k < gains.length; k++) gains[k][0][to] += gains[k][1] * cover
    }
  }
}
