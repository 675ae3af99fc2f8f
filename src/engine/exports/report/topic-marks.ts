/**
 * A topic's mark on the map and beside its name: a shape and a colour, never a colour alone. Seven hues that people with
 * any colour vision can tell apart (after Okabe and Ito, "Color Universal Design", 2008) and six shapes: both change from
 * one topic to the next, and since 7 and 6 share no divisor all 42 pairs come before one repeats; then 42 more, hollow.
 * Topics beyond those 84 share one faint dot.
 */
import { html } from './markup.ts'
import type { Html } from './markup.ts'

const hueCount = 7
const pairCount = hueCount * 6
export const markCount = 2 * pairCount

/** Half extents are chosen so that all shapes weigh about the same to the eye. */
const shapes: ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) =>
    `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`,
  (x, y, r) => `M${n(x - 0.88 * r)} ${n(y - 0.88 * r)}h${n(1.76 * r)}v${n(1.76 * r)}h${n(-1.76 * r)}z`,
  (x, y, r) => `M${n(x)} ${n(y - 1.15 * r)}l${n(1.15 * r)} ${n(2 * r)}h${n(-2.3 * r)}z`,
  (x, y, r) =>
    `M${n(x)} ${n(y - 1.3 * r)}l${n(1.3 * r)} ${n(1.3 * r)}l${n(-1.3 * r)} ${n(1.3 * r)}l${n(-1.3 * r)} ${n(-1.3 * r)}z`,
  (x, y, r) => `M${n(x)} ${n(y + 1.15 * r)}l${n(1.15 * r)} ${n(-2 * r)}h${n(-2.3 * r)}z`,
  cross,
]

function cross(x: number, y: number, r: number): string {
  const arm = 0.42 * r
  const reach = 1.2 * r
  const out = reach - arm
  const outline = [
    ['h', 2 * arm],
    ['v', out],
    ['h', out],
    ['v', 2 * arm],
    ['h', -out],
    ['v', out],
    ['h', -2 * arm],
    ['v', -out],
    ['h', -out],
    ['v', -2 * arm],
    ['h', out],
  ] as const
  return `M${n(x - arm)} ${n(y - reach)}${outline.map(([turn, length]) => turn + n(length)).join('')}z`
}

/** One decimal is a tenth of a pixel, and keeps the file small. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10 + 0)
}

/** SVG path data of the mark of the topic at `rank` (0 is the largest topic), about a radius of `r`. */
export function markPath(rank: number, at: { x: number; y: number; r: number }): string {
  const shape = rank < markCount ? shapes[rank % shapes.length] : shapes[0]
  // Rounded first: a circle is written as two arcs, which must meet.
  const r = Math.round((rank < markCount ? at.r : at.r * 0.6) * 10) / 10
  return shape(at.x, at.y, r)
}

/** Class that gives the mark its colour; the style sheet has one rule each. */
export function markClass(rank: number): string {
  if (rank >= markCount) return 'hx'
  return `h${rank % hueCount}${rank < pairCount ? '' : ' hollow'}`
}

/** The mark alone, as it stands beside a topic's name. */
export function markIcon(rank: number): Html {
  return html`<svg class="mark" viewBox="0 0 14 14" aria-hidden="true">
    <path class="${markClass(rank)}" d="${markPath(rank, { x: 7, y: 7, r: 4.6 })}" />
  </svg>`
}
