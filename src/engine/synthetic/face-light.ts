/**
 * Light on a face, on a coarse grid: a key lamp with soft wrap, light from all around, highlights (Blinn, 1977), and how
 * strongly the light answers to a small slope of the skin there. All of it changes slowly over the skin; the caller
 * interpolates.
 */
import type { FaceForm } from './face-form.ts'
import type { PixelBox } from './face-frame.ts'
import { cheekField, toLocal, toPhoto } from './face-frame.ts'
import type { Person } from './person.ts'

export const lightChannels = 7
/** Order of the channels in a cell. `slopeX` and `slopeY` are relative change of light per unit of slope. */
export const lightChannel = { red: 0, green: 1, blue: 2, shine: 3, slopeX: 4, slopeY: 5, blood: 6 } as const

export interface LightGrid {
  box: PixelBox
  stepPx: number
  columns: number
  rows: number
  /** What the exposure multiplied the light by. */
  gain: number
  /** [rows, columns, lightChannels] */
  cells: Float32Array
}

const wrap = 0.3
/** No face is as wide, in half widths of eye distances. */
const beyond = 1.3

/** Light on a surface with this normal, 1 for one that faces the lamp in the open. */
export function lightOn(person: Person, normal: readonly [number, number, number], openness: number): number {
  const { direction, key, ambient } = person.light
  const facing = normal[0] * direction[0] + normal[1] * direction[1] + normal[2] * direction[2]
  const fromSky = 0.85 - 0.15 * normal[1]
  return (
    key * Math.max(0, (facing + wrap) / (1 + wrap)) * (0.4 + 0.6 * openness) + ambient * fromSky * openness
  )
}

export function lightFace(person: Person, form: FaceForm, box: PixelBox): LightGrid {
  const stepPx = Math.max(1, Math.round(person.frame.sizePx / 160))
  const columns = Math.ceil(box.width / stepPx) + 2
  const rows = Math.ceil(box.height / stepPx) + 2
  const heights = sampleHeights(person, form, { box, stepPx, columns, rows })
  const cells = new Float32Array(rows * columns * lightChannels)
  const toSlope = person.frame.eyeDistancePx / (2 * stepPx)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = (r: number, c: number): number =>
        heights[Math.min(rows - 1, Math.max(0, r)) * columns + Math.min(columns - 1, Math.max(0, c))]
      const { u, v } = toLocal(person.frame, box.left + column * stepPx, box.top + row * stepPx)
      if (Math.abs(u) > beyond || v > person.face.chinV + 0.2) continue
      const slopeX = limit((at(row, column + 1) - at(row, column - 1)) * toSlope)
      const slopeY = limit((at(row + 1, column) - at(row - 1, column)) * toSlope)
      fillCell(cells, (row * columns + column) * lightChannels, person, {
        slopeX,
        slopeY,
        openness: form.opennessAt(u, v),
        blood: regionalBlood(u, v, person),
      })
    }
  }
  const shape = { box, stepPx, columns, rows }
  return { ...shape, cells, gain: exposeForCheeks(cells, shape, person) }
}

type GridShape = Pick<LightGrid, 'box' | 'stepPx' | 'columns' | 'rows'>

function sampleHeights(person: Person, form: FaceForm, grid: GridShape): Float32Array {
  const heights = new Float32Array(grid.rows * grid.columns)
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const { u, v } = toLocal(
        person.frame,
        grid.box.left + column * grid.stepPx,
        grid.box.top + row * grid.stepPx,
      )
      heights[row * grid.columns + column] = form.heightAt(u, v)
    }
  }
  return heights
}

interface Place {
  slopeX: number
  slopeY: number
  openness: number
  blood: number
}

function fillCell(cells: Float32Array, at: number, person: Person, place: Place): void {
  const length = Math.sqrt(1 + place.slopeX ** 2 + place.slopeY ** 2)
  const normal = [-place.slopeX / length, -place.slopeY / length, 1 / length] as const
  const light = Math.max(0.05, lightOn(person, normal, place.openness))
  const [lx, ly, lz] = person.light.direction
  const facing = normal[0] * lx + normal[1] * ly + normal[2] * lz
  const halfLength = Math.sqrt(2 + 2 * lz)
  const half = (normal[0] * lx + normal[1] * ly + normal[2] * (lz + 1)) / halfLength
  // Light that has travelled through skin comes out red, so shadows fall off more slowly in red than in blue.
  cells[at + lightChannel.red] = light ** 0.93
  cells[at + lightChannel.green] = light
  cells[at + lightChannel.blue] = light ** 1.03
  cells[at + lightChannel.shine] =
    person.light.shine * place.openness * (0.75 * Math.max(0, half) ** 22 + 0.5 * Math.max(0, half) ** 70)
  cells[at + lightChannel.slopeX] = (person.light.key * (normal[0] * facing - lx)) / light
  cells[at + lightChannel.slopeY] = (person.light.key * (normal[1] * facing - ly)) / light
  cells[at + lightChannel.blood] = place.blood
}

/** A camera is set so that skin comes out right: scales the light so that the two cheeks together get `exposure`. */
function exposeForCheeks(cells: Float32Array, grid: GridShape, person: Person): number {
  const u = 0.5 * (cheekField.u0 + cheekField.u1)
  const v = 0.5 * (cheekField.v0 + cheekField.v1)
  let sum = 0
  for (const side of [-1, 1]) {
    const { x, y } = toPhoto(person.frame, side * u, v)
    const column = Math.round((x - grid.box.left) / grid.stepPx)
    const row = Math.round((y - grid.box.top) / grid.stepPx)
    sum += cells[(row * grid.columns + column) * lightChannels + lightChannel.green]
  }
  const gain = (2 * person.light.exposure) / sum
  for (let at = 0; at < cells.length; at += lightChannels) {
    for (let channel = 0; channel < 3; channel++) cells[at + channel] *= gain * person.light.colour[channel]
  }
  return gain
}

function limit(slope: number): number {
  return Math.min(2, Math.max(-2, slope))
}

/** Cheeks, nose and chin carry more blood than forehead and jaw. */
function regionalBlood(u: number, v: number, person: Person): number {
  const across = Math.abs(u)
  return (
    0.07 * Math.exp(-(((across - 0.6) / 0.34) ** 2) - ((v - 0.5) / 0.32) ** 2) +
    0.1 * Math.exp(-((u / 0.26) ** 2) - ((v - person.nose.length + 0.04) / 0.2) ** 2) +
    0.05 * Math.exp(-((u / 0.3) ** 2) - ((v - person.face.chinV + 0.22) / 0.2) ** 2)
  )
}
