/** Hair on the skin, and what stands of shaven hair. */
import type { Rng } from '../../numeric/rng.ts'
import type { SkinFactors } from './factors.ts'
import type { SkinLayers } from './skin-layers.ts'
import { pxPerMm } from './skin-layers.ts'
import type { Gains } from './stamps.ts'
import { addStroke, anywhere } from './stamps.ts'

export function drawStrands(layers: SkinLayers, factors: SkinFactors, rng: Rng): void {
  drawHairs(layers, factors, rng.fork('hairs'))
  drawStubble(layers, factors.stubble, rng.fork('stubble'))
}

/** All hairs of a patch are of one colour and fall about the same way; on dark skin they are never lighter than it. */
function drawHairs({ shade, veil }: SkinLayers, { hairs, melanin }: SkinFactors, rng: Rng): void {
  const fall = 2 * Math.PI * rng.uniform()
  const light = rng.uniform() < 0.5 && melanin < 0.5
  const strength = light ? 0.15 + 0.25 * rng.uniform() : 0.2 + 0.5 * rng.uniform()
  for (let hair = 0; hair < hairs; hair++) {
    const stroke = {
      from: anywhere(rng),
      direction: fall + 0.35 * rng.normal(),
      length: pxPerMm * (1.5 + 4.5 * rng.uniform()),
      width: pxPerMm * (0.08 + 0.04 * rng.uniform()),
      bend: 0.7,
    }
    addStroke(stroke, [[light ? veil : shade, strength * (0.6 + 0.8 * rng.uniform())]], rng)
  }
}

function drawStubble({ shade, height }: SkinLayers, stubble: number, rng: Rng): void {
  const fall = 2 * Math.PI * rng.uniform()
  const lengthMm = 0.15 + 0.7 * rng.uniform()
  const strength = 0.1 + 0.5 * rng.uniform()
  for (let hair = 0; hair < stubble; hair++) {
    const stroke = {
      from: anywhere(rng),
      direction: fall + 0.4 * rng.normal(),
      length: pxPerMm * lengthMm * (0.5 + rng.uniform()),
      width: pxPerMm * 0.12,
      bend: 0.2,
    }
    const ends: Gains = [
      [shade, strength * (0.5 + 0.8 * rng.uniform())],
      [height, 0.15],
    ]
    addStroke(stroke, ends, rng)
  }
}
