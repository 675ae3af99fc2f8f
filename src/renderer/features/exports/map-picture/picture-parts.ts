/** What stands over the points in a picture of the map, names and legend, laid out as boxes, marks and lines of text. */
import type { MapSnapshot } from '../../explorer/state/map-snapshot.ts'
import { fitText } from './fit-text.ts'
import { legendParts } from './legend-parts.ts'
import type { Mark } from './marks.ts'

export interface Ground {
  dark: boolean
  ground: string
  ink: string
  soft: string
  line: string
}

/** White paper, whatever the window looks like. */
export const paper: Ground = {
  dark: false,
  ground: '#ffffff',
  ink: '#1b1b1b',
  soft: '#5c5c5c',
  line: '#cfcfcf',
}

export type PicturePart =
  | {
      kind: 'box'
      x: number
      y: number
      width: number
      height: number
      fill: string
      opacity: number
      stroke: string | null
    }
  | { kind: 'ramp'; x: number; y: number; width: number; height: number; stops: readonly string[] }
  | ({ kind: 'mark' } & Mark)
  | {
      kind: 'text'
      /** At the baseline, by `anchor`. */
      x: number
      y: number
      text: string
      anchor: 'start' | 'middle' | 'end'
      sizePx: number
      strong: boolean
      colour: string
      /** Colour of a rim that keeps it readable over points. */
      rim: string | null
    }

/** Width of a text in pixels. */
export type Measure = (text: string, sizePx: number, strong: boolean) => number

const nameSizePx = 12
const nameWidthPx = 200
const nameLinePx = 15

export function pictureParts(snapshot: MapSnapshot, ground: Ground, measure: Measure): PicturePart[] {
  const names = snapshot.names.flatMap(({ x, y, lines }) =>
    lines.map((text, at): PicturePart => {
      const down = (at - (lines.length - 1) / 2) * nameLinePx
      const shown = fitText(text, nameWidthPx, (part) => measure(part, nameSizePx, true))
      return {
        kind: 'text',
        text: shown,
        x,
        y: y + 4 + down,
        sizePx: nameSizePx,
        anchor: 'middle',
        strong: true,
        colour: ground.ink,
        rim: ground.ground,
      }
    }),
  )
  const { legend } = snapshot
  return [...names, ...(legend ? legendParts(legend, snapshot, { ground, measure }) : [])]
}
