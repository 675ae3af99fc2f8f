/** The surface: fine relief, orange peel, pores, lines and folds. Hollows also gather shade. */
import type { Rng } from '../../numeric/rng.ts'
import type { SkinFactors } from './factors.ts'
import { patchSideMm } from './factors.ts'
import { addRelief } from './noise-tiles.ts'
import type { SkinLayers } from './skin-layers.ts'
import { pxPerMm } from './skin-layers.ts'
import type { Gains } from './stamps.ts'
import { addBump, addStroke, anywhere } from './stamps.ts'

export function drawRelief(layers: SkinLayers, factors: SkinFactors, rng: Rng): void {
  drawSurface(layers, factors, rng.fork('surface'))
  drawPores(layers, factors, rng.fork('pores'))
  drawLines(layers, factors, rng.fork('lines'))
}

/** Optical density gathered by relief a pixel deep. */
const reliefShade = 0.3

function drawSurface({ height, shade }: SkinLayers, { roughness, orangePeel }: SkinFactors, rng: Rng): void {
  addRelief(height, 0, 0.35 * roughness, rng)
  addRelief(height, 1, 0.75 * roughness, rng)
  addRelief(height, 2, 0.55 * roughness, rng)
  for (let i = 0; i < height.length; i++) shade[i] -= reliefShade * height[i]
  addRelief(height, 3, orangePeel, rng)
}

const patchAreaCm2 = (patchSideMm / 10) ** 2
/** Optical density gathered by a hollow as deep as it is wide. */
const hollowShade = 0.55

function drawPores({ height, shade }: SkinLayers, factors: SkinFactors, rng: Rng): void {
  const pores = Math.round(factors.poreDensity * patchAreaCm2)
  for (let pore = 0; pore < pores; pore++) {
    const at = anywhere(rng)
    const radius = pxPerMm * factors.poreSize * (0.7 + 0.6 * rng.uniform())
    const depth = factors.poreDepth * (0.5 + rng.uniform())
    addBump(at, radius, [
      [height, -depth * radius],
      [shade, hollowShade * depth],
    ])
  }
}

function drawLines({ height, shade }: SkinLayers, factors: SkinFactors, rng: Rng): void {
  const { fineLines, folds, lineDepth, lineDirection } = factors
  for (let line = 0; line < fineLines + folds; line++) {
    const fold = line >= fineLines
    const width = pxPerMm * (fold ? 0.5 + 0.5 * rng.uniform() : 0.15 + 0.17 * rng.uniform())
    const stroke = {
      from: anywhere(rng),
      direction: lineDirection + (fold ? 0.1 : 0.2) * rng.normal(),
      length: pxPerMm * (fold ? 10 + 16 * rng.uniform() : 3 + 9 * rng.uniform()),
      width,
      bend: fold ? 0.3 : 0.5,
    }
    const depth = lineDepth * (0.6 + 0.8 * rng.uniform())
    const hollow: Gains = [
      [height, -depth * width],
      [shade, 0.7 * hollowShade * depth],
    ]
    addStroke(stroke, hollow, rng)
  }
}
