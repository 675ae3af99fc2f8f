/** What stands over the points in a picture of the map, names and legend, laid out as boxes, marks and lines of text. */
import type { LegendContent, MapSnapshot } from '../../explorer/state/map-snapshot.ts'
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
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string; stroke: string | null }
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
const legendPx = { width: 196, edge: 12, line: 20, inset: 10, size: 12 }

export function pictureParts(snapshot: MapSnapshot, ground: Ground, measure: Measure): PicturePart[] {
  const names = snapshot.names.flatMap(({ x, y, lines }) =>
    lines.map((text, at): PicturePart => {
      const down = (at - (lines.length - 1) / 2) * nameLinePx
      const shown = fitText(text, nameWidthPx, (part) => measure(part, nameSizePx, true))
      return {
        ...line(shown, x, y + 4 + down),
        anchor: 'middle',
        strong: true,
        colour: ground.ink,
        rim: ground.ground,
      }
    }),
  )
  return [...names, ...(snapshot.legend ? legendParts(snapshot.legend, snapshot, ground, measure) : [])]
}

function line(text: string, x: number, y: number) {
  return { kind: 'text', text, x, y, sizePx: nameSizePx, rim: null, strong: false, anchor: 'start' } as const
}

/** Top right, as on the screen, as many entries as there is room for. */
function legendParts(
  legend: LegendContent,
  { width, height }: MapSnapshot,
  ground: Ground,
  measure: Measure,
): PicturePart[] {
  const { width: wide, edge, line: step, inset, size } = legendPx
  const left = width - edge - wide
  const right = width - edge - inset
  const plain = (text: string): number => measure(text, size, false)
  const parts: PicturePart[] = []
  let y = edge + 4

  function write(text: string, colour: string, strong = false): void {
    y += step
    const shown = fitText(text, wide - 2 * inset, (part) => measure(part, size, strong))
    parts.push({ ...line(shown, left + inset, y - 6), colour, strong })
  }

  write(legend.title, ground.ink, true)
  if (legend.scale) {
    const { stops, low, middle, high, unit } = legend.scale
    parts.push({
      kind: 'ramp',
      x: left + inset,
      y,
      width: wide - 2 * inset,
      height: 10,
      stops: stops(ground.dark),
    })
    y += 10 + step
    const ends = [
      [low, left + inset, 'start'],
      [middle, left + wide / 2, 'middle'],
      [high, right, 'end'],
    ] as const
    for (const [text, x, anchor] of ends) parts.push({ ...line(text, x, y - 6), anchor, colour: ground.ink })
    if (unit) write(unit, ground.soft)
  }
  for (const part of breakLines(legend.meaning, wide - 2 * inset, plain)) write(part, ground.soft)
  const room = Math.max(1, Math.floor((height - edge - y - step) / step))
  const listed = legend.entries.slice(0, room)
  for (const { colour, shape, text, count } of listed) {
    y += step
    const countWidth = plain(count)
    const shown = fitText(text, wide - 2 * inset - 26 - countWidth, plain)
    parts.push(
      { kind: 'mark', x: left + inset + 6, y: y - 10, shape, radius: 4.5, colour, opacity: 1 },
      { ...line(shown, left + inset + 18, y - 6), colour: ground.ink },
      { ...line(count, right, y - 6), anchor: 'end', colour: ground.soft },
    )
  }
  if (listed.length < legend.entries.length) write('…', ground.soft)
  else if (legend.more) write(legend.more, ground.soft)
  const box = { kind: 'box', x: left, y: edge, width: wide, height: y + 8 - edge } as const
  return [{ ...box, fill: ground.ground, stroke: ground.line }, ...parts]
}

/** Shortened with an ellipsis until it fits. */
export function fitText(text: string, widthPx: number, measure: (text: string) => number): string {
  if (measure(text) <= widthPx) return text
  const letters = Array.from(text)
  while (letters.length > 1 && measure(`${letters.join('')}…`) > widthPx) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Between words; where a language has no spaces between them, between letters. */
export function breakLines(text: string, widthPx: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(/(?<=\s)|(?<=[\u3000-\u9fff])/u)) {
    if (current !== '' && measure((current + word).trimEnd()) > widthPx) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += word
  }
  return current === '' ? lines : [...lines, current.trimEnd()]
}
