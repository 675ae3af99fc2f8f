/** The legend in a picture of the map, top right as on the screen: all that is to be seen is explained by it. */
import type { ChosenPart, PicturedLegend } from '../../explorer/state/map-snapshot.ts'
import { breakLines, fitText } from './fit-text.ts'
import { hiddenColour, type Mark } from './marks.ts'
import type { Ground, Measure, PicturePart } from './picture-parts.ts'

const legendPx = { width: 196, edge: 12, line: 20, secondLine: 15, inset: 10, size: 12, sign: 18, gap: 8 }
const rampPx = { height: 10, over: 3, handle: 2 }
const innerPx = legendPx.width - 2 * legendPx.inset
/** As strongly as a point of an entry would be too faint to be found beside its name. */
const hiddenOpacity = 0.3

interface Sheet {
  parts: PicturePart[]
  left: number
  right: number
  /** Below what is written; the next line's text stands above its end. */
  y: number
  ground: Ground
  widthOf: (text: string, strong?: boolean) => number
}

/** As many entries as there is room for; says that there are more. */
export function legendParts(
  legend: PicturedLegend,
  { width, height }: { width: number; height: number },
  { ground, measure }: { ground: Ground; measure: Measure },
): PicturePart[] {
  const { edge, line: step } = legendPx
  // On whole pixels, so that what lies over the ramp ends where it does.
  const left = Math.floor(width - edge - legendPx.width)
  const sheet: Sheet = {
    parts: [],
    left: left + legendPx.inset,
    right: left + legendPx.width - legendPx.inset,
    y: edge + 4,
    ground,
    widthOf: (text, strong = false) => measure(text, legendPx.size, strong),
  }
  write(sheet, legend.title, { strong: true })
  if (legend.scale) writeScale(sheet, legend.scale)
  for (const part of breakLines(legend.meaning, innerPx, sheet.widthOf)) write(sheet, part, { soft: true })
  // What is said below the entries has its room first.
  const bottom = height - edge - step - (legend.hidden ? step : 0)
  const listed = writeEntries(sheet, legend.entries, bottom)
  if (listed < legend.entries.length) write(sheet, '…', { soft: true })
  else if (legend.more) write(sheet, legend.more, { soft: true })
  if (legend.hidden)
    writeEntry(sheet, { ...legend.hidden, colour: hiddenColour, shape: 'circle', opacity: hiddenOpacity })
  const box = { x: left, y: edge, width: legendPx.width, height: sheet.y + 8 - edge }
  return [{ kind: 'box', ...box, fill: ground.ground, opacity: 1, stroke: ground.line }, ...sheet.parts]
}

type Words = Extract<PicturePart, { kind: 'text' }>

function words(text: string, change: Pick<Words, 'x' | 'y' | 'colour'> & Partial<Words>): Words {
  return { kind: 'text', text, sizePx: legendPx.size, rim: null, strong: false, anchor: 'start', ...change }
}

function write(sheet: Sheet, text: string, { strong = false, soft = false }): void {
  const { ground, left } = sheet
  sheet.y += legendPx.line
  const shown = fitText(text, innerPx, (part) => sheet.widthOf(part, strong))
  const colour = soft ? ground.soft : ground.ink
  sheet.parts.push(words(shown, { x: left, y: sheet.y - 6, colour, strong }))
}

function writeScale(sheet: Sheet, scale: NonNullable<PicturedLegend['scale']>): void {
  const { parts, left, right, ground } = sheet
  const { low, middle, high, unit, chosen } = scale
  if (chosen) sheet.y += rampPx.over
  const ramp = { x: left, y: sheet.y, width: innerPx, height: rampPx.height }
  parts.push({ kind: 'ramp', ...ramp, stops: scale.stops(ground.dark) })
  if (chosen) parts.push(...chosenParts(chosen, ramp, ground))
  sheet.y += rampPx.height + legendPx.line
  const y = sheet.y - 6
  parts.push(
    words(low, { x: left, y, colour: ground.ink }),
    words(middle, { x: (left + right) / 2, y, colour: ground.ink, anchor: 'middle' }),
    words(high, { x: right, y, colour: ground.ink, anchor: 'end' }),
  )
  if (unit) write(sheet, unit, { soft: true })
  if (chosen) writeChosen(sheet, chosen)
}

/** What is not shown of the ramp pales, and the part that is shown ends at bars; an open side has neither. */
function chosenParts(
  { low, high }: ChosenPart,
  ramp: { x: number; y: number; width: number; height: number },
  { ground, ink }: Ground,
): PicturePart[] {
  const veil = (from: number, to: number): PicturePart => {
    const across = { x: ramp.x + from * ramp.width, width: (to - from) * ramp.width }
    return { kind: 'box', ...ramp, ...across, fill: ground, opacity: 0.82, stroke: null }
  }
  const bar = (share: number): PicturePart => {
    const place = { x: ramp.x + share * ramp.width - rampPx.handle / 2, y: ramp.y - rampPx.over }
    const size = { width: rampPx.handle, height: ramp.height + 2 * rampPx.over }
    return { kind: 'box', ...place, ...size, fill: ink, opacity: 1, stroke: null }
  }
  return [...(low > 0 ? [veil(0, low), bar(low)] : []), ...(high < 1 ? [veil(high, 1), bar(high)] : [])]
}

/** The range, and of how many patches that is: in two lines where one is too narrow. */
function writeChosen(sheet: Sheet, { text, count }: ChosenPart): void {
  write(sheet, text, { strong: true })
  if (sheet.widthOf(text, true) + legendPx.gap + sheet.widthOf(count) > innerPx) write(sheet, count, {})
  else
    sheet.parts.push(
      words(count, { x: sheet.right, y: sheet.y - 6, colour: sheet.ground.ink, anchor: 'end' }),
    )
}

interface Entry extends Pick<Mark, 'colour' | 'shape'> {
  text: string
  count: string
  opacity?: number
}

/** @returns how many of them end above `bottom`; one at least */
function writeEntries(sheet: Sheet, entries: readonly Entry[], bottom: number): number {
  let listed = 0
  for (const entry of entries) {
    const lines = entryLines(sheet, entry)
    if (listed > 0 && sheet.y + heightOf(lines) > bottom) break
    writeEntry(sheet, entry, lines)
    listed++
  }
  return listed
}

function writeEntry(sheet: Sheet, entry: Entry, lines: readonly string[] = entryLines(sheet, entry)): void {
  const { left, right, ground, parts } = sheet
  const { colour, shape, count, opacity = 1 } = entry
  const y = sheet.y + legendPx.line
  parts.push({ kind: 'mark', x: left + 6, y: y - 10, shape, radius: 4.5, colour, opacity })
  for (const [at, text] of lines.entries())
    parts.push(
      words(text, { x: left + legendPx.sign, y: y - 6 + at * legendPx.secondLine, colour: ground.ink }),
    )
  parts.push(words(count, { x: right, y: y - 6, colour: ground.soft, anchor: 'end' }))
  sheet.y += heightOf(lines)
}

/** Two at most, as on the screen: what fits in no two loses its end. */
function entryLines({ widthOf }: Sheet, { text, count }: Entry): string[] {
  const room = innerPx - legendPx.sign - legendPx.gap - widthOf(count)
  const lines = breakLines(text, room, widthOf)
  const shown = lines.length <= 2 ? lines : [lines[0], text.slice(lines[0].length).trimStart()]
  return shown.map((part) => fitText(part, room, widthOf))
}

function heightOf(lines: readonly string[]): number {
  return legendPx.line + Math.max(0, lines.length - 1) * legendPx.secondLine
}
