import sharp from 'sharp'
import type { Rng } from '../../numeric/rng.ts'
import type { Quad } from '../../shared/domain.ts'
import type { PixelBox } from './face-frame.ts'
import { num } from './curves.ts'
import { cheekField, toPhoto } from './face-frame.ts'
import { shapeFace } from './face-form.ts'
import { lightFace } from './face-light.ts'
import { facePath, traceOutline } from './face-outline.ts'
import { drawFeatures, featureDefinitions } from './features.ts'
import { hairBehind, hairDefinitions, hairInFront } from './hair.ts'
import type { Person } from './person.ts'
import { drawPerson } from './person.ts'
import { skinReflectance } from './skin-colour.ts'
import type { SkinLabels } from './skin-levels.ts'
import { growSkin, paintSkin } from './skin-raster.ts'
import { paintSpots, scatterSpots } from './spots.ts'
import { backgroundDefinitions, clothingDefinitions, drawBackground, drawClothing } from './surroundings.ts'
import { ellipse, path, svgLayer } from './svg.ts'

export interface Portrait {
  sizePx: number
  /** sRGB bytes [sizePx, sizePx, 3]. */
  pixels: Uint8Array
  /** Where the two cheeks were drawn, as seen in the photo. */
  cheeks: { left: Quad; right: Quad }
  /** Middle between the pupils, and their distance. */
  eyeDistancePx: number
}

/** Draws one face. Everything about it follows from `labels` and the generator. */
export async function drawPortrait(sizePx: number, labels: SkinLabels, rng: Rng): Promise<Portrait> {
  const person = drawPerson(sizePx, labels.tone, rng.fork('person'))
  const reflectance = skinReflectance(labels.tone, rng.fork('tone'))
  const [backdrop, masks, front] = await Promise.all([
    rasterise(backLayer(person, rng)),
    rasterise(maskLayer(person)),
    rasterise(frontLayer(person, reflectance, rng), 4),
  ])
  const box = skinBox(person)
  const outline = traceOutline(person.face)
  const spots = paintSpots(scatterSpots(person, labels.blemish, rng.fork('spots')), box)
  const skin = growSkin(box, spots, rng.fork('skin'), { reflectance, roughness: labels.roughness, sizePx })
  paintSkin(backdrop, masks, skin, {
    person,
    outline,
    grid: lightFace(person, shapeFace(person, outline), box),
  })
  finish(
    new Uint8ClampedArray(backdrop.buffer, backdrop.byteOffset, backdrop.length),
    front,
    rng.fork('noise'),
  )
  return {
    sizePx,
    pixels: backdrop,
    cheeks: { left: cheekQuad(person, -1), right: cheekQuad(person, 1) },
    eyeDistancePx: person.frame.eyeDistancePx,
  }
}

function backLayer(person: Person, rng: Rng): Buffer {
  return svgLayer(person.frame, {
    definitions: backgroundDefinitions(person) + hairDefinitions(person),
    backdrop: drawBackground(person, rng.fork('background')),
    inFrame: hairBehind(person, rng.fork('hair behind')),
  })
}

/** Red: face. Green: ears. Blue: neck. */
function maskLayer({ frame, face, ears, neck: w }: Person): Buffer {
  const neck = `M${num(-w)} 0.8L${num(-w - 0.02)} 1.75Q${num(-w - 0.04)} 2.05 -1.3 2.3L-1.6 3.6L1.6 3.6L1.3 2.3Q${num(w + 0.04)} 2.05 ${num(w + 0.02)} 1.75L${num(w)} 0.8Z`
  const ear = [-1, 1].map((side) =>
    ellipse(side * (face.temple + 0.35 * ears.reach), 0.1, [0.5 * ears.reach + 0.06, ears.size], {
      fill: '#00ff00',
    }),
  )
  const blend = 'mix-blend-mode:screen'
  return svgLayer(frame, {
    backdrop: '<rect width="100%" height="100%" fill="#000000"/>',
    inFrame:
      path(neck, { fill: '#0000ff', style: blend }) +
      `<g style="${blend}">${ear.join('')}</g>` +
      path(facePath(face), { fill: '#ff0000', style: blend }),
  })
}

function frontLayer(person: Person, reflectance: readonly [number, number, number], rng: Rng): Buffer {
  return svgLayer(person.frame, {
    definitions:
      featureDefinitions(person, reflectance) + clothingDefinitions(person) + hairDefinitions(person),
    inFrame:
      drawClothing(person) +
      drawFeatures(person, reflectance, rng.fork('features')) +
      hairInFront(person, rng.fork('hair in front')),
  })
}

function rasterise(svg: Buffer, channels: 3 | 4 = 3): Promise<Uint8Array> {
  const image = sharp(svg)
  return (channels === 3 ? image.removeAlpha() : image.ensureAlpha()).raw().toBuffer()
}

/** All skin that can be seen: ears to ear, hairline to the bottom of the photo. */
function skinBox({ frame }: Person): PixelBox {
  const halfWidth = 1.65 * frame.eyeDistancePx
  const left = Math.max(0, Math.floor(frame.centreX - halfWidth))
  const top = Math.max(0, Math.floor(frame.eyeY - 1.8 * frame.eyeDistancePx))
  return {
    left,
    top,
    width: Math.min(frame.sizePx, Math.ceil(frame.centreX + halfWidth)) - left,
    height: frame.sizePx - top,
  }
}

/** Puts the layer over the photo and adds a camera's grain, the same in all channels: about one step of 255. */
function finish(photo: Uint8ClampedArray, layer: Uint8Array, rng: Rng): void {
  const noise = new Float32Array(8192)
  for (let i = 0; i < noise.length; i++) noise[i] = rng.normal()
  const row = 3 * Math.sqrt(photo.length / 3)
  let next = 0
  for (let at = 0, over = 0; at < photo.length; at += 3, over += 4) {
    if (at % row === 0) next = rng.integer(noise.length)
    const grain = noise[next]
    next = (next + 1) % noise.length
    const cover = layer[over + 3] / 255
    photo[at] += (layer[over] - photo[at]) * cover + grain
    photo[at + 1] += (layer[over + 1] - photo[at + 1]) * cover + grain
    photo[at + 2] += (layer[over + 2] - photo[at + 2]) * cover + grain
  }
}

function cheekQuad({ frame }: Person, side: -1 | 1): Quad {
  const { u0, u1, v0, v1 } = cheekField
  const [from, to] = side < 0 ? [-u1, -u0] : [u0, u1]
  return [toPhoto(frame, from, v0), toPhoto(frame, to, v0), toPhoto(frame, to, v1), toPhoto(frame, from, v1)]
}
