/** Paints the skin of face, ears and neck into a photo: reflectance, blotches, spots, relief, light. */
import { srgbFromLinear } from '../../numeric/colour.ts'
import type { Rgb } from '../../numeric/lab-to-linear.ts'
import type { Rng } from '../../numeric/rng.ts'
import type { PixelBox } from './face-frame.ts'
import { toLocal } from './face-frame.ts'
import type { LightGrid } from './face-light.ts'
import { lightChannel, lightChannels, lightOn } from './face-light.ts'
import type { Outline } from './face-outline.ts'
import type { Person } from './person.ts'
import { roughnessLevels } from './skin-levels.ts'
import type { SkinTexture } from './skin-relief.ts'
import { drawTexture } from './skin-relief.ts'
import type { SpotLayers } from './spots.ts'

/** Absorption of pigment and blood in red, green and blue, per unit of density. */
const melaninAbsorption: Rgb = [0.75, 1.15, 1.5]
const bloodAbsorption: Rgb = [0.1, 1.05, 0.85]

export interface SkinSurface {
  box: PixelBox
  reflectance: Rgb
  spots: SpotLayers
  texture: SkinTexture
  /** Of the relief: root mean square of the light's relative change, near enough. */
  strength: number
}

export function growSkin(
  box: PixelBox,
  spots: SpotLayers,
  rng: Rng,
  options: { reflectance: Rgb; roughness: number; sizePx: number },
): SkinSurface {
  const unit = options.sizePx / 640
  const texture = drawTexture(rng.fork('texture'), {
    side: Math.round(320 * unit),
    grainPx: unit * (0.95 + 0.25 * rng.uniform()),
    poreDensity: 0.04 / (unit * unit),
    blotchPx: 7 * unit,
  })
  const strength = roughnessLevels[options.roughness] * (0.93 + 0.14 * rng.uniform())
  addRelief(spots.lift, box, texture, 1.4 * strength)
  return { box, reflectance: options.reflectance, spots, texture, strength }
}

function addRelief(lift: Float32Array, box: PixelBox, { side, relief }: SkinTexture, gain: number): void {
  for (let row = 0; row < box.height; row++) {
    const tileRow = (row % side) * side
    for (let column = 0; column < box.width; column++) {
      lift[row * box.width + column] += gain * relief[tileRow + (column % side)]
    }
  }
}

/** `masks` holds the coverage of face, ears and neck in its red, green and blue [sizePx, sizePx, 3]; so does `photo`. */
export function paintSkin(
  photo: Uint8Array,
  masks: Uint8Array,
  skin: SkinSurface,
  scene: { person: Person; grid: LightGrid; outline: Outline },
): void {
  const { person, grid, outline } = scene
  const { box } = skin
  const size = person.frame.sizePx
  const light = new Float32Array(lightChannels)
  const gain = grid.gain
  const colour: [number, number, number] = [0, 0, 0]
  for (let row = 0; row < box.height; row++) {
    for (let column = 0; column < box.width; column++) {
      const pixel = ((box.top + row) * size + box.left + column) * 3
      const face = masks[pixel]
      const ears = masks[pixel + 1]
      const neck = masks[pixel + 2]
      if (face === 0 && ears === 0 && neck === 0) continue
      const at = row * box.width + column
      if (face < 255 && (neck > 0 || ears > 0)) {
        const { u, v } = toLocal(person.frame, box.left + column, box.top + row)
        if (neck > 0) {
          flatLight(light, person, gain * neckLight(u, v, person, outline))
          shadePixel(colour, skin, at, light)
          blend(photo, pixel, colour, neck)
        }
        if (ears > 0) {
          flatLight(light, person, gain * lightOn(person, [0.55 * Math.sign(u), 0, 0.83], 0.8))
          shadePixel(colour, skin, at, light)
          blend(photo, pixel, colour, ears)
        }
      }
      if (face > 0) {
        interpolate(light, grid, column, row)
        shadePixel(colour, skin, at, light)
        blend(photo, pixel, colour, face)
      }
    }
  }
}

function shadePixel(
  colour: [number, number, number],
  skin: SkinSurface,
  at: number,
  light: Float32Array,
): void {
  const { spots, texture } = skin
  const { lift } = spots
  const { width } = skin.box
  const row = Math.floor(at / width)
  const tile = (row % texture.side) * texture.side + ((at - row * width) % texture.side)
  const right = at + 1 < lift.length ? lift[at + 1] : lift[at]
  const left = at > 0 ? lift[at - 1] : lift[at]
  const below = at + width < lift.length ? lift[at + width] : lift[at]
  const above = at >= width ? lift[at - width] : lift[at]
  const slope =
    0.5 * ((right - left) * light[lightChannel.slopeX] + (below - above) * light[lightChannel.slopeY])
  // Dips see less of the sky and stay darker, wherever the lamp stands.
  const relit = Math.min(1.8, Math.max(0.35, 1 + slope + 0.7 * skin.strength * texture.relief[tile]))
  const shine = light[lightChannel.shine] * Math.max(0, 1 + 4 * (relit - 1))
  const melanin = spots.melanin[at] + 0.022 * texture.melanin[tile]
  const blood = spots.blood[at] + light[lightChannel.blood] + 0.024 * texture.blood[tile]
  for (let channel = 0; channel < 3; channel++) {
    const absorbed = melanin * melaninAbsorption[channel] + blood * bloodAbsorption[channel]
    colour[channel] = skin.reflectance[channel] * Math.exp(-absorbed) * light[channel] * relit + shine
  }
}

function blend(photo: Uint8Array, pixel: number, colour: readonly number[], coverage: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const under = photo[pixel + channel]
    photo[pixel + channel] = under + ((srgbFromLinear(colour[channel]) - under) * coverage + 127) / 255
  }
}

function interpolate(light: Float32Array, grid: LightGrid, x: number, y: number): void {
  const column = Math.floor(x / grid.stepPx)
  const row = Math.floor(y / grid.stepPx)
  const across = x / grid.stepPx - column
  const down = y / grid.stepPx - row
  const at = (row * grid.columns + column) * lightChannels
  const under = at + grid.columns * lightChannels
  for (let channel = 0; channel < lightChannels; channel++) {
    const upper = grid.cells[at + channel]
    const lower = grid.cells[under + channel]
    const top = upper + across * (grid.cells[at + lightChannels + channel] - upper)
    const bottom = lower + across * (grid.cells[under + lightChannels + channel] - lower)
    light[channel] = top + down * (bottom - top)
  }
}

function flatLight(light: Float32Array, person: Person, strength: number): void {
  light.fill(0)
  for (let channel = 0; channel < 3; channel++) light[channel] = strength * person.light.colour[channel]
  light[lightChannel.slopeX] = -0.6 * person.light.direction[0]
  light[lightChannel.slopeY] = -0.6 * person.light.direction[1]
}

/** A cylinder under the shadow of the chin. */
function neckLight(u: number, v: number, person: Person, outline: Outline): number {
  const across = Math.min(0.95, Math.max(-0.95, u / 0.95))
  const below = Math.max(0, v - outline.jawAt(u))
  const shadow = 0.55 * Math.exp(-below / 0.22)
  return (
    lightOn(person, [across, 0.1, Math.sqrt(1 - across * across)], 0.9 * (1 - shadow)) * (1 - 0.5 * shadow)
  )
}
