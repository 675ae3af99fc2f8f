/** Which palette entry each patch is painted with, and what the legend says about it. */
import type { GroupColumn, PatchMeasure, Quantiles } from '../../../../shared/contract/explore.ts'
import { scaleSteps, signEntry } from './palettes.ts'

export interface LegendEntry {
  /** A topic, or a code of a group; -1 for patches that belong nowhere. */
  value: number
  count: number
  /** In the palette of signs. */
  entry: number
}

export type Colouring =
  | {
      kind: 'signs'
      /** Palette entry of each position. */
      entries: Uint8Array<ArrayBuffer>
      /** Value of the legend of each position. */
      values: Int32Array
      /** Largest first; patches that belong nowhere come last. */
      legend: LegendEntry[]
    }
  | {
      kind: 'scale'
      entries: Uint8Array<ArrayBuffer>
      measure: PatchMeasure
      /** Values of the first and the last colour: 5 and 95 per cent of patches lie below. */
      low: number
      high: number
      /** How many have no value. */
      unknown: number
    }

/** A topic keeps its sign whatever its size. */
export function colourByTopic(topics: Int32Array): Colouring {
  return paintSigns(topics, (value) => signEntry(value))
}

/** The largest groups get signs of their own; after sixty they come again. */
export function colourByGroup({ codes }: GroupColumn): Colouring {
  const ranks = new Map(countValues(codes).map(({ value }, rank) => [value, rank]))
  return paintSigns(codes, (value) => (value < 0 ? 0 : signEntry(ranks.get(value) ?? 0)))
}

export function colourByMeasure(measure: PatchMeasure, values: Float32Array, range: Quantiles): Colouring {
  const [low, high] = [range[1], range[5]]
  const steps = high > low ? (scaleSteps - 1) / (high - low) : 0
  const entries = new Uint8Array(values.length)
  let unknown = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (Number.isNaN(value)) unknown++
    else entries[i] = 1 + Math.min(scaleSteps - 1, Math.max(0, Math.round((value - low) * steps)))
  }
  return { kind: 'scale', entries, measure, low, high, unknown }
}

function paintSigns(values: Int32Array, entryOf: (value: number) => number): Colouring {
  const legend = countValues(values).map(({ value, count }) => ({ value, count, entry: entryOf(value) }))
  const table = new Map(legend.map(({ value, entry }) => [value, entry]))
  const most = legend.reduce((found, { value }) => Math.max(found, value), -1)
  const dense = new Uint8Array(most + 2)
  for (const [value, entry] of table) dense[value + 1] = entry
  const entries = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) entries[i] = dense[values[i] + 1]
  return { kind: 'signs', entries, values, legend }
}

function countValues(values: Int32Array): { value: number; count: number }[] {
  let most = -1
  for (const value of values) if (value > most) most = value
  const counts = new Int32Array(most + 2)
  for (const value of values) counts[value + 1]++
  const found: { value: number; count: number }[] = []
  counts.forEach((count, at) => {
    if (count > 0) found.push({ value: at - 1, count })
  })
  return found.sort(
    (a, b) => Number(a.value < 0) - Number(b.value < 0) || b.count - a.count || a.value - b.value,
  )
}
