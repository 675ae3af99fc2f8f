/** What draws the points, whichever way the machine can. */
import type { Projection, Size } from './map-camera.ts'
import type { Palette } from './palettes.ts'

export interface PointLayer {
  /** Of more points it draws a part. */
  readonly mostPoints: number
  setPlaces: (places: Float32Array<ArrayBuffer>) => void
  /** Palette entry of each point. */
  setEntries: (entries: Uint8Array<ArrayBuffer>) => void
  /** See point-states.ts. */
  setStates: (states: Uint8Array<ArrayBuffer>) => void
  setPalette: (palette: Palette) => void
  /** Points of one state after the other, from the back to the front: how many such passes there are now. */
  passes: () => number
  draw: (view: PointsView, steps: DrawSteps) => void
  dispose: () => void
}

export interface PointsView {
  projection: Projection
  size: Size
  /** Screen pixels a CSS pixel. */
  pixelRatio: number
  style: PointStyle
}

/**
 * A part of a drawing: a step draws every `every`-th point of a pass, beginning with another one each time. Pass by pass there
 * are `phases` steps, so with as many phases as `every` all is drawn, with fewer a sample of it. Step 0 begins a new drawing.
 */
export interface DrawSteps {
  every: number
  phases: number
  from: number
  /** Exclusive. */
  to: number
}

/** Greatest `every` that all ways of drawing can do. */
export const mostSkipped = 31

export interface PointStyle {
  diameterPx: number
  /** Of a normal point, 0 to 1. */
  opacity: number
}

/** Points as large as they fit side by side over the whole map, and larger when it is looked at closely. */
export function pointStyle(count: number, { width, height }: Size, zoom: number): PointStyle {
  const room = Math.sqrt((width * height) / Math.max(1, count))
  const diameterPx = Math.min(14, Math.min(9, Math.max(1.6, 0.5 * room)) * Math.max(1, zoom) ** 0.4)
  return { diameterPx, opacity: Math.min(0.9, Math.max(0.5, 0.2 * diameterPx)) }
}
