/**
 * Light on the skin: a lamp, a second light and light from all around meet a surface that is curved like a cheek and carries
 * the skin's own slopes.
 *
 *   E      = albedo (ambient + fill max(0, n.f) + lamp shadow max(0, n.l)) + highlight
 *   n      = (-p, -q, 1) / |.|, slopes p, q = slant + curvature + relief                (Lambert 1760)
 *   highlight = shine (exp(-e) + exp(-e / 5) / 3), e = |(p, q) - (p, q of the half vector)|^2 / m^2
 *               (Beckmann and Spizzichino 1963; two lobes as Weyrich et al. 2006 measured on skin)
 *
 * Light that enters skin comes out some way off, red light farthest; so relief is weaker in red than in blue (Jensen et al.
 * 2001, "A practical model for subsurface light transport"): `reliefSeen` stands for that.
 */
import type { SkinMaps } from '../draw-skin.ts'
import { surface } from '../draw-skin.ts'
import type { Nuisances } from '../nuisances.ts'

const reliefSeen = [0.6, 0.92, 1] as const
const highlightStrength = 0.3
const broadLobe = 0.33

type Colour = readonly [number, number, number]
type Vector = readonly [number, number, number]

/** What the camera's lens sees: linear light, planes one after the other [3, side, side]. */
export function lightSkin(maps: SkinMaps, view: Nuisances, side: number, into: Float32Array): void {
  const lamp = directionOf(view.lampTurn, view.lampTilt)
  const fill = directionOf(view.fillTurn, 1)
  const half = halfSlopes(lamp)
  const lampShare = (1 - view.ambient) * (1 - view.fillShare)
  const fillShare = (1 - view.ambient) * view.fillShare
  /* The camera has exposed for the middle of the patch. */
  const middle = facing(view.slantX, view.slantY, lamp)
  const middleFill = facing(view.slantX, view.slantY, fill)
  const level =
    2 ** view.exposure / (view.ambient + lampShare * Math.max(0.3, middle) + fillShare * middleFill)
  const lampColour = scaled(warm(view.lampWarmth), level * lampShare)
  const fillColour = scaled(warm(view.fillWarmth), level * fillShare)
  const ambientLevel = level * view.ambient
  const spot = level * lampShare * highlightStrength * (0.0784 / (view.gloss * view.gloss))
  const inverseWidth = 1 / (view.gloss * view.gloss)

  const count = side * side
  const scale = maps.side / side / view.magnification
  const stepX = scale * Math.cos(view.turn)
  const stepY = scale * Math.sin(view.turn)
  const originX = (view.shiftX + 1) * maps.side - (side / 2) * (stepX - stepY) + 2 * maps.side
  const originY = (view.shiftY + 1) * maps.side - (side / 2) * (stepX + stepY) + 2 * maps.side
  const shadow = shadowOf(view)
  const turnCos = Math.cos(view.turn)
  const turnSin = Math.sin(view.turn)
  const sample = new Float64Array(surface.channels)

  let to = 0
  for (let row = 0; row < side; row++) {
    const v = (2 * row + 1) / side - 1
    for (let column = 0; column < side; column++, to++) {
      const u = (2 * column + 1) / side - 1
      const x = originX + (column + 0.5) * stepX - (row + 0.5) * stepY - 0.5
      const y = originY + (column + 0.5) * stepY + (row + 0.5) * stepX - 0.5
      samplePoint(maps, x, y, sample)
      /* The skin's slopes turn with the picture. */
      const reliefX = sample[3] * turnCos + sample[4] * turnSin
      const reliefY = sample[4] * turnCos - sample[3] * turnSin
      const p0 = view.slantX + view.curveX * u
      const q0 = view.slantY + view.curveY * v
      const p = p0 + reliefX
      const q = q0 + reliefY
      const smoothNorm = 1 / Math.sqrt(1 + p0 * p0 + q0 * q0)
      const norm = 1 / Math.sqrt(1 + p * p + q * q)
      const lampSmooth = Math.max(0, (lamp[2] - p0 * lamp[0] - q0 * lamp[1]) * smoothNorm)
      const lampRelief = Math.max(0, (lamp[2] - p * lamp[0] - q * lamp[1]) * norm) - lampSmooth
      const fillSmooth = Math.max(0, (fill[2] - p0 * fill[0] - q0 * fill[1]) * smoothNorm)
      const fillRelief = Math.max(0, (fill[2] - p * fill[0] - q * fill[1]) * norm) - fillSmooth
      const lit = shadow ? 1 - shadow.depth * softStep((u * shadow.x + v * shadow.y - shadow.at) * 1.6) : 1
      const off = (p - half[0]) * (p - half[0]) + (q - half[1]) * (q - half[1])
      const broad = off * inverseWidth < 30 ? Math.exp(-0.2 * off * inverseWidth) : 0
      const narrow = broad * broad * broad * broad * broad
      const lobes = narrow + broadLobe * broad
      const highlight = lit * spot * sample[5] * lobes
      for (let c = 0; c < 3; c++) {
        const diffuse =
          ambientLevel +
          lampColour[c] * lit * (lampSmooth + reliefSeen[c] * lampRelief) +
          fillColour[c] * (fillSmooth + reliefSeen[c] * fillRelief)
        into[c * count + to] = sample[c] * diffuse + highlight
      }
    }
  }
}

/** Bilinear, the map repeating. x and y are positive. */
function samplePoint({ points, side }: SkinMaps, x: number, y: number, into: Float64Array): void {
  const mask = side - 1
  const left = Math.floor(x)
  const top = Math.floor(y)
  const fx = x - left
  const fy = y - top
  const upper = (top & mask) * side
  const lower = ((top + 1) & mask) * side
  const a = (upper + (left & mask)) * surface.channels
  const b = (upper + ((left + 1) & mask)) * surface.channels
  const c = (lower + (left & mask)) * surface.channels
  const d = (lower + ((left + 1) & mask)) * surface.channels
  const wd = fx * fy
  const wb = fx - wd
  const wc = fy - wd
  const wa = 1 - fx - wc
  for (let k = 0; k < surface.channels; k++)
    into[k] = wa * points[a + k] + wb * points[b + k] + wc * points[c + k] + wd * points[d + k]
}

function directionOf(turn: number, tilt: number): Vector {
  return [Math.sin(tilt) * Math.cos(turn), Math.sin(tilt) * Math.sin(turn), Math.cos(tilt)]
}

/** Slopes of the surface that mirrors the lamp into the camera. */
function halfSlopes([x, y, z]: Vector): readonly [number, number] {
  return [-x / (1 + z), -y / (1 + z)]
}

function facing(p: number, q: number, direction: Vector): number {
  return Math.max(0, (direction[2] - p * direction[0] - q * direction[1]) / Math.sqrt(1 + p * p + q * q))
}

function warm(amount: number): Colour {
  return [Math.exp(amount), 1, Math.exp(-amount)]
}

function scaled([r, g, b]: Colour, factor: number): Colour {
  return [r * factor, g * factor, b * factor]
}

function shadowOf(view: Nuisances): { depth: number; x: number; y: number; at: number } | null {
  if (view.shadow <= 0) return null
  return {
    depth: view.shadow,
    x: Math.cos(view.shadowTurn),
    y: Math.sin(view.shadowTurn),
    at: view.shadowAt,
  }
}

/** 0 below -1, 1 above 1, smooth between. */
function softStep(t: number): number {
  const s = Math.min(1, Math.max(0, 0.5 + 0.5 * t))
  return s * s * (3 - 2 * s)
}
