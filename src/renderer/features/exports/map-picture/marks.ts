/** Points of the map as they are painted in pictures of it: the same shapes, sizes and strengths as on the screen (point-shaders.ts). */
import { fadedState, hiddenState, normalState, strongState } from '../../explorer/map/point-states.ts'
import type { MapSnapshot } from '../../explorer/state/map-snapshot.ts'
import { topicShapes, type TopicShape } from '../../explorer/state/topic-signs.ts'

export interface Mark {
  x: number
  y: number
  shape: TopicShape
  radius: number
  /** `#rrggbb` */
  colour: string
  opacity: number
}

/** Points that are to be seen in the pane, from the back to the front. */
export function pointsInSight({
  places,
  states,
  projection,
  width,
  height,
  diameterPx,
}: MapSnapshot): Int32Array {
  const { scaleX, shiftX, scaleY, shiftY } = projection
  const found = new Int32Array(states.length)
  let count = 0
  for (const layer of [[hiddenState, fadedState], [normalState], [strongState]])
    for (let i = 0; i < states.length; i++) {
      if (!layer.includes(states[i])) continue
      const [x, y] = [scaleX * places[2 * i] + shiftX, scaleY * places[2 * i + 1] + shiftY]
      if (x < -diameterPx || y < -diameterPx || x > width + diameterPx || y > height + diameterPx) continue
      found[count++] = i
    }
  return found.slice(0, count)
}

/** Below this all are round. */
const leastShapePx = 2.4
/** Of what is hidden. */
export const hiddenColour = '#808080'

/** @param dark whether the ground is */
export function createMarks(snapshot: MapSnapshot, dark: boolean): (point: number) => Mark {
  const { projection, places, states, entries, diameterPx, opacity } = snapshot
  const palette = snapshot.paletteFor(dark)
  const colours = Array.from({ length: 256 }, (_, entry) => colourOf(palette, entry))
  const strength: number[] = []
  strength[hiddenState] = 0.06
  strength[fadedState] = 0.22 * opacity
  strength[normalState] = opacity
  strength[strongState] = 1
  return (point) => {
    const state = states[point]
    const radius = (diameterPx / 2) * (state === strongState ? 1.3 : 1)
    return {
      x: projection.scaleX * places[2 * point] + projection.shiftX,
      y: projection.scaleY * places[2 * point + 1] + projection.shiftY,
      shape: radius < leastShapePx ? 'circle' : topicShapes[palette[4 * entries[point] + 3]],
      radius,
      colour: state === hiddenState ? hiddenColour : colours[entries[point]],
      opacity: strength[state],
    }
  }
}

function colourOf(palette: Uint8Array, entry: number): string {
  return `#${[0, 1, 2].map((c) => palette[4 * entry + c].toString(16).padStart(2, '0')).join('')}`
}

/** Outlines about the origin, of a mark of radius 1, as SVG writes paths. */
export const shapeOutlines: Record<TopicShape, string> = {
  circle: 'M1 0A1 1 0 0 1 -1 0A1 1 0 0 1 1 0Z',
  square: 'M-.9 -.9H.9V.9H-.9Z',
  triangle: 'M0 -1.23L1.07 .62H-1.07Z',
  diamond: 'M0 -1.12L1.12 0L0 1.12L-1.12 0Z',
  plus: 'M-.34 -1.06H.34V-.34H1.06V.34H.34V1.06H-.34V.34H-1.06V-.34H-.34Z',
}
