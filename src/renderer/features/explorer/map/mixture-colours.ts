/**
 * Every patch in the blend of its topics' colours: each counts in Oklab as much as it weighs, and what belongs to other topics, or
 * to none, is grey. A point names one of 256 colours, so blends go to the middle of the nearest of 245 cells that
 * divide the box around the topics' colours; the step from one to the next is about the least that is seen.
 */
import { mixtureParts, type MixtureColumns } from '../../../../shared/contract/explore.ts'
import { noTopicColour, topicColour } from '../state/topic-signs.ts'
import { oklabToSrgb, readHex, srgbToOklab, type Oklab } from './oklab.ts'
import type { Palette } from './palettes.ts'

/** Of lightness, a and b: 245 in all. */
const cells = [5, 7, 7] as const

export interface MixtureColours {
  entries: Uint8Array<ArrayBuffer>
  palette: Palette
}

/** @param signOf of `ExploredRun` */
export function mixtureColours(
  { topics, weights }: MixtureColumns,
  signOf: (topic: number) => number,
): MixtureColours {
  const grey = srgbToOklab(readHex(noTopicColour))
  const colours = new Map<number, Oklab>()
  for (const topic of topics)
    if (topic >= 0 && !colours.has(topic))
      colours.set(topic, srgbToOklab(readHex(topicColour(signOf(topic)))))
  const box = boxAround([grey, ...colours.values()])
  const entries = new Uint8Array(topics.length / mixtureParts)
  for (let i = 0; i < entries.length; i++) {
    let rest = 1
    const blend = [0, 0, 0]
    for (let part = i * mixtureParts; part < (i + 1) * mixtureParts; part++) {
      const colour = colours.get(topics[part])
      if (!colour) continue
      rest -= weights[part]
      for (let c = 0; c < 3; c++) blend[c] += weights[part] * colour[c]
    }
    // Nothing known at all stays the entry of what belongs nowhere.
    if (rest >= 1) continue
    for (let c = 0; c < 3; c++) blend[c] += Math.max(0, rest) * grey[c]
    entries[i] = 1 + cellOf(blend, box)
  }
  return { entries, palette: cellPalette(box) }
}

interface Box {
  low: readonly number[]
  side: readonly number[]
}

function boxAround(colours: readonly Oklab[]): Box {
  const low = [0, 1, 2].map((c) => Math.min(...colours.map((colour) => colour[c])))
  const side = low.map((least, c) => Math.max(1e-6, Math.max(...colours.map((colour) => colour[c])) - least))
  return { low, side }
}

function cellOf(colour: readonly number[], { low, side }: Box): number {
  let cell = 0
  for (let c = 0; c < 3; c++) {
    const at = Math.round(((colour[c] - low[c]) / side[c]) * (cells[c] - 1))
    cell = cell * cells[c] + Math.min(cells[c] - 1, Math.max(0, at))
  }
  return cell
}

function cellPalette({ low, side }: Box): Palette {
  const palette = new Uint8Array(256 * 4)
  palette.set(readHex(noTopicColour), 0)
  for (let cell = 0; cell < cells[0] * cells[1] * cells[2]; cell++) {
    const at = [
      Math.floor(cell / (cells[1] * cells[2])),
      Math.floor(cell / cells[2]) % cells[1],
      cell % cells[2],
    ]
    const [lightness, a, b] = at.map((step, c) => low[c] + (side[c] * step) / (cells[c] - 1))
    palette.set(oklabToSrgb([lightness, a, b]), 4 * (cell + 1))
  }
  return palette
}
