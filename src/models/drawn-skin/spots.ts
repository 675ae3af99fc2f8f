/** Spots of every kind: what each does to pigment, blood, height and surface. */
import type { Rng } from '../../numeric/rng.ts'
import type { SkinFactors } from './factors.ts'
import { noiseTiles } from './noise-tiles.ts'
import type { SkinLayers } from './skin-layers.ts'
import { pxPerMm } from './skin-layers.ts'
import type { Gains } from './stamps.ts'
import { addBump, addDisc, addStroke, anywhere } from './stamps.ts'

export function drawSpots(layers: SkinLayers, factors: SkinFactors, rng: Rng): void {
  for (const kind of spotKinds) {
    const own = rng.fork(kind)
    for (let i = 0; i < factors[kind]; i++) spotPainters[kind](layers, own)
  }
}

const spotKinds = [
  'freckles',
  'moles',
  'comedones',
  'papules',
  'pustules',
  'marks',
  'scars',
  'vessels',
] as const

const spotPainters: Record<(typeof spotKinds)[number], (layers: SkinLayers, rng: Rng) => void> = {
  freckles({ melanin }, rng) {
    paintDisc(rng, { radiusMm: [0.35, 1], edge: 0.7, irregular: 0.2 }, [[melanin, between(rng, 0.06, 0.22)]])
  },
  moles({ melanin, height }, rng) {
    const raised = rng.uniform() < 0.4 ? between(rng, 0.5, 2) : 0
    paintDisc(rng, { radiusMm: [0.35, 1.4], edge: between(rng, 0.3, 0.7), irregular: 0.2 }, [
      [melanin, between(rng, 0.3, 0.85)],
      [height, raised],
    ])
  },
  comedones({ melanin, shade, height }, rng) {
    const at = anywhere(rng)
    const radius = pxPerMm * between(rng, 0.12, 0.28)
    addBump(at, 2 * radius, [[height, 0.5 * radius]])
    addBump(at, radius, [
      [melanin, between(rng, 0.15, 0.5)],
      [shade, between(rng, 0.15, 0.6)],
    ])
  },
  papules: (layers, rng) => paintPapule(layers, rng, 0),
  pustules: (layers, rng) => paintPapule(layers, rng, between(rng, 0.3, 0.65)),
  marks({ melanin, haemoglobin }, rng) {
    const red = rng.uniform() < 0.5
    paintDisc(rng, { radiusMm: [0.7, 2], edge: 0.85, irregular: 0.25 }, [
      [melanin, red ? between(rng, 0, 0.05) : between(rng, 0.06, 0.22)],
      [haemoglobin, red ? between(rng, 0.3, 0.8) : between(rng, 0, 0.2)],
    ])
  },
  scars({ melanin, height, shade, haemoglobin }, rng) {
    const radiusMm = between(rng, 0.4, 1.4)
    const depth = radiusMm * pxPerMm * between(rng, 0.15, 0.45)
    paintDisc(rng, { radiusMm: [radiusMm, radiusMm], edge: 0.5, irregular: 0.3 }, [
      [height, -depth],
      [shade, between(rng, 0, 0.06)],
      [melanin, between(rng, -0.08, 0.02)],
      [haemoglobin, between(rng, -0.1, 0.2)],
    ])
  },
  vessels({ haemoglobin }, rng) {
    const stroke = {
      from: anywhere(rng),
      direction: 2 * Math.PI * rng.uniform(),
      length: pxPerMm * between(rng, 2, 8),
      width: pxPerMm * between(rng, 0.1, 0.2),
      bend: 1.4,
    }
    addStroke(stroke, [[haemoglobin, between(rng, 0.6, 1.6)]], rng)
  },
}

function paintPapule({ haemoglobin, height, veil, gloss }: SkinLayers, rng: Rng, head: number): void {
  const at = anywhere(rng)
  const radius = pxPerMm * between(rng, 0.6, 1.5)
  const disc = { at, edge: 0.8, irregular: 0.15, phase: rng.integer(1 << 14) }
  const outline = noiseTiles()[3][0].values
  const redness = between(rng, 0.5, 1.3)
  addBump(at, between(rng, 1.8, 3) * radius, [[haemoglobin, between(rng, 0.2, 0.45) * redness]])
  addDisc({ ...disc, radius }, outline, [[haemoglobin, redness]])
  addBump(at, radius, [
    [height, radius * between(rng, 0.12, 0.4)],
    [gloss, 0.4],
  ])
  if (head > 0) addDisc({ ...disc, radius: radius * between(rng, 0.35, 0.6) }, outline, [[veil, head]])
}

interface Outline {
  radiusMm: readonly [number, number]
  edge: number
  irregular: number
}

function paintDisc(rng: Rng, { radiusMm, edge, irregular }: Outline, gains: Gains): void {
  const disc = {
    at: anywhere(rng),
    radius: pxPerMm * between(rng, radiusMm[0], radiusMm[1]),
    edge,
    irregular,
    phase: rng.integer(1 << 14),
  }
  addDisc(disc, noiseTiles()[3][0].values, gains)
}

function between(rng: Rng, low: number, high: number): number {
  return low + (high - low) * rng.uniform()
}
