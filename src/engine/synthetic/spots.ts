/** Spots on the skin: where they lie, and how they colour and raise it. */
import type { Rng } from '../../numeric/rng.ts'
import type { PixelBox } from './face-frame.ts'
import { cheekField, toPhoto } from './face-frame.ts'
import type { Person } from './person.ts'
import { blemishLevels } from './skin-levels.ts'

export interface Spot {
  x: number
  y: number
  radiusPx: number
  kind: 'dark' | 'red'
  /** 0 to 1. */
  strength: number
  /** Departure from a circle: amplitude and turn of a two-lobed outline. */
  lobe: number
  turn: number
}

/** What the spots do, one value a pixel of the box, all [height, width]. */
export interface SpotLayers {
  /** Optical density of pigment. */
  melanin: Float32Array
  /** Optical density of blood. */
  blood: Float32Array
  /** Height, in pixels. */
  lift: Float32Array
}

/**
 * Spots of the whole face. Each cheek field gets the level's number within about a tenth, so that left and right are alike;
 * the rest of the face gets them at two thirds of the cheeks' density. They keep apart, so that they can be counted.
 */
export function scatterSpots(person: Person, level: number, rng: Rng): Spot[] {
  const spots: Spot[] = []
  const inCheek = blemishLevels[level]
  if (inCheek === 0) return spots
  const { u0, u1, v0, v1 } = cheekField
  for (const side of [-1, 1]) {
    const count = inCheek + Math.round((rng.uniform() - 0.5) * 0.25 * inCheek)
    const draw = (): [number, number] => [
      side * (u0 + (u1 - u0) * rng.uniform()),
      v0 + (v1 - v0) * rng.uniform(),
    ]
    place(spots, count, draw, person, rng)
  }
  const chinV = person.face.chinV
  const elsewhere = (): [number, number] => [
    1.9 * (rng.uniform() - 0.5),
    -1.1 + (chinV + 1.1) * rng.uniform(),
  ]
  place(spots, Math.round(4.2 * inCheek), elsewhere, person, rng, isCheek)
  return spots
}

function isCheek(u: number, v: number): boolean {
  const across = Math.abs(u)
  return across > cheekField.u0 && across < cheekField.u1 && v > cheekField.v0 && v < cheekField.v1
}

function place(
  spots: Spot[],
  count: number,
  draw: () => [number, number],
  person: Person,
  rng: Rng,
  avoid: (u: number, v: number) => boolean = () => false,
): void {
  const unit = person.frame.eyeDistancePx / 160
  for (let placed = 0; placed < count; placed++) {
    const kind = rng.uniform() < 0.5 ? 'dark' : 'red'
    const radiusPx = unit * (kind === 'dark' ? 2 + 1.6 * rng.uniform() : 2.6 + 2.2 * rng.uniform())
    for (let attempt = 0; attempt < 40; attempt++) {
      const [u, v] = draw()
      const { x, y } = toPhoto(person.frame, u, v)
      const near = (spot: Spot): boolean =>
        Math.hypot(spot.x - x, spot.y - y) < 1.4 * (spot.radiusPx + radiusPx) + 2 * unit
      if (avoid(u, v)) break
      if (spots.some(near)) continue
      spots.push({
        x,
        y,
        radiusPx,
        kind,
        strength: 0.65 + 0.35 * rng.uniform(),
        lobe: 0.18 * rng.uniform(),
        turn: Math.PI * rng.uniform(),
      })
      break
    }
  }
}

export function paintSpots(spots: readonly Spot[], box: PixelBox): SpotLayers {
  const size = box.width * box.height
  const layers = {
    melanin: new Float32Array(size),
    blood: new Float32Array(size),
    lift: new Float32Array(size),
  }
  for (const spot of spots) paintSpot(spot, layers, box)
  return layers
}

function paintSpot(spot: Spot, layers: SpotLayers, box: PixelBox): void {
  const reach = Math.ceil(2.6 * spot.radiusPx)
  const centreX = spot.x - box.left
  const centreY = spot.y - box.top
  for (
    let y = Math.max(0, Math.floor(centreY - reach));
    y <= Math.min(box.height - 1, centreY + reach);
    y++
  ) {
    for (
      let x = Math.max(0, Math.floor(centreX - reach));
      x <= Math.min(box.width - 1, centreX + reach);
      x++
    ) {
      const dx = x - centreX
      const dy = y - centreY
      const outline = spot.radiusPx * (1 + spot.lobe * Math.cos(2 * (Math.atan2(dy, dx) - spot.turn)))
      const distance = Math.sqrt(dx * dx + dy * dy) / outline
      const at = y * box.width + x
      if (spot.kind === 'dark') {
        layers.melanin[at] += 0.75 * spot.strength * disc(distance, 0.35)
      } else {
        layers.blood[at] += spot.strength * (0.6 * disc(distance, 0.4) + 0.16 * disc(distance / 2, 0.4))
        layers.lift[at] += 0.5 * spot.strength * spot.radiusPx * Math.exp(-1.2 * distance * distance)
      }
    }
  }
}

/** 1 inside, 0 outside, falling over `edge` on both sides of 1. */
function disc(distance: number, edge: number): number {
  const t = Math.min(1, Math.max(0, (1 + edge - distance) / (2 * edge)))
  return t * t * (3 - 2 * t)
}
