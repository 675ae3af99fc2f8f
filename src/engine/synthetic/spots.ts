/** Spots on the skin: where they lie, and how they colour and raise it. */
import type { Rng } from '../../numeric/rng.ts'
import type { LocalPoint, PixelBox } from './face-frame.ts'
import { cheekField, toPhoto } from './face-frame.ts'
import type { Person } from './person.ts'
import { blemishLevels } from './skin-levels.ts'

export interface Spot {
  x: number
  y: number
  radiusPx: number
  kind: 'dark' | 'red'
  /** 1 is a plain case. */
  strength: number
  /** Width of the rim, in radii. */
  edge: number
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
 * the rest of the face gets them at half the cheeks' density. They keep apart as far as their number lets them, so that any
 * square of cheek holds its share and so that they can be counted.
 */
export function scatterSpots(person: Person, level: number, rng: Rng): Spot[] {
  const inCheek = blemishLevels[level]
  if (inCheek === 0) return []
  const { u0, u1, v0, v1 } = cheekField
  const spots: Spot[] = []
  for (const side of [-1, 1]) {
    const count = inCheek + Math.round((rng.uniform() - 0.5) * 0.2 * inCheek)
    const between = (): LocalPoint => ({
      u: side * (u0 + (u1 - u0) * rng.uniform()),
      v: v0 + (v1 - v0) * rng.uniform(),
    })
    place(spots, person, rng, { count, between, apart: 0.62 * Math.sqrt(((u1 - u0) * (v1 - v0)) / count) })
  }
  const chinV = person.face.chinV
  const elsewhere = (): LocalPoint => {
    for (;;) {
      const point = { u: 1.9 * (rng.uniform() - 0.5), v: -1.1 + (chinV + 1.1) * rng.uniform() }
      if (!isCheek(point)) return point
    }
  }
  place(spots, person, rng, { count: 3 * inCheek, between: elsewhere, apart: 0.06 })
  return spots
}

function isCheek({ u, v }: LocalPoint): boolean {
  const across = Math.abs(u)
  return across > cheekField.u0 && across < cheekField.u1 && v > cheekField.v0 && v < cheekField.v1
}

interface Scatter {
  count: number
  between: () => LocalPoint
  /** Wanted distance between centres in eye distances; given up little by little where there is no room. */
  apart: number
}

function place(spots: Spot[], person: Person, rng: Rng, { count, between, apart }: Scatter): void {
  const unit = person.frame.eyeDistancePx / 160
  for (let placed = 0; placed < count; placed++) {
    const spot = drawSpot(unit, rng)
    let room = apart * person.frame.eyeDistancePx
    for (let attempt = 0; attempt < 60; attempt++) {
      const { u, v } = between()
      const { x, y } = toPhoto(person.frame, u, v)
      if (
        spots.some(
          (other) =>
            Math.hypot(other.x - x, other.y - y) <
            Math.max(room, other.radiusPx + spot.radiusPx + 2.5 * unit),
        )
      ) {
        room *= 0.96
        continue
      }
      spots.push({ ...spot, x, y })
      break
    }
  }
}

/** Of the dark ones most are freckles and marks that an old spot left, some are moles; the red ones are papules. */
function drawSpot(unit: number, rng: Rng): Spot {
  const kind = rng.uniform() < 0.5 ? 'dark' : 'red'
  const mole = kind === 'dark' && rng.uniform() < 0.3
  const [least, more] = kind === 'red' ? [2.1, 1.5] : mole ? [1.7, 0.8] : [1.8, 1.2]
  const radiusPx = unit * (least + more * rng.uniform())
  const strength =
    kind === 'red' ? 0.6 + 0.4 * rng.uniform() : mole ? 1 + 0.3 * rng.uniform() : 0.5 + 0.3 * rng.uniform()
  return {
    x: 0,
    y: 0,
    kind,
    radiusPx,
    strength,
    edge: mole ? 0.45 : 0.75,
    lobe: 0.25 * rng.uniform(),
    turn: Math.PI * rng.uniform(),
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
        layers.melanin[at] += 0.62 * spot.strength * disc(distance, spot.edge)
      } else {
        layers.blood[at] +=
          spot.strength * (0.52 * disc(distance, spot.edge) + 0.16 * disc(distance / 2, 0.6))
        layers.lift[at] += 0.35 * spot.strength * spot.radiusPx * Math.exp(-1.2 * distance * distance)
      }
    }
  }
}

/** 1 inside, 0 outside, falling over `edge` on both sides of 1. */
function disc(distance: number, edge: number): number {
  const t = Math.min(1, Math.max(0, (1 + edge - distance) / (2 * edge)))
  return t * t * (3 - 2 * t)
}
