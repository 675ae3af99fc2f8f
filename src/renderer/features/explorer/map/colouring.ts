/** Which palette entry each patch is painted with, and what the legend says about it. */
import type { GroupColumn, MixtureColumns } from '../../../../shared/contract/explore.ts'
import { mixtureColours } from './mixture-colours.ts'
import { scalePalette, scaleSteps, signEntry, signPalette, type Palette } from './palettes.ts'

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
      /** Null where points are painted with the signs of the legend. */
      palette: Palette | null
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
      /** Values of the first and the last colour: 5 and 95 per cent of patches lie below. */
      low: number
      high: number
      /** How many have no value. */
      unknown: number
    }

type SignColouring = Extract<Colouring, { kind: 'signs' }>

/** Topics have the signs by which all panes know them. */
export function colourByTopic(topics: Int32Array, signOf: (topic: number) => number): SignColouring {
  return paintSigns(topics, ({ value }) => signEntry(signOf(value)))
}

/** Blends of the topics' colours; the legend hides what belongs to a topic, whatever else is in it. */
export function colourByMixture(
  mixture: MixtureColumns,
  topics: Int32Array,
  signOf: (topic: number) => number,
): Colouring {
  const byTopic = colourByTopic(topics, signOf)
  return { ...byTopic, ...mixtureColours(mixture, signOf) }
}

/**
 * The largest groups get signs of their own; after sixty they come again.
 * @param signs for groups that are known by theirs, one a code
 */
export function colourByGroup({ codes }: Pick<GroupColumn, 'codes'>, signs?: readonly number[]): Colouring {
  return paintSigns(codes, ({ value }, rank) => (value < 0 ? 0 : signEntry(signs?.[value] ?? rank)))
}

/** @param low and `high`: values of the first and the last colour */
export function colourByNumber(
  values: Float32Array,
  { low, high }: { low: number; high: number },
): Colouring {
  const steps = high > low ? (scaleSteps - 1) / (high - low) : 0
  const entries = new Uint8Array(values.length)
  let unknown = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (Number.isNaN(value)) unknown++
    else entries[i] = 1 + Math.min(scaleSteps - 1, Math.max(0, Math.round((value - low) * steps)))
  }
  return { kind: 'scale', entries, low, high, unknown }
}

/** What the entries of a colouring are painted with. */
export function paletteOf(colouring: Colouring, dark: boolean): Palette {
  return colouring.kind === 'scale' ? scalePalette(dark) : (colouring.palette ?? signPalette())
}

/** Between which 5 and 95 per cent of the known values lie; null without any. */
export function middleRange(values: Float32Array): { low: number; high: number } | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return null
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]
  return { low: at(0.05), high: at(0.95) }
}

function paintSigns(values: Int32Array, entryOf: (counted: Counted, rank: number) => number): SignColouring {
  const legend = countValues(values).map((counted, rank) => ({ ...counted, entry: entryOf(counted, rank) }))
  // By value, from -1 on.
  const table = new Uint8Array(legend.reduce((most, { value }) => Math.max(most, value), -1) + 2)
  for (const { value, entry } of legend) table[value + 1] = entry
  const entries = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) entries[i] = table[values[i] + 1]
  return { kind: 'signs', palette: null, entries, values, legend }
}

type Counted = Pick<LegendEntry, 'value' | 'count'>

function countValues(values: Int32Array): Counted[] {
  let most = -1
  for (const value of values) if (value > most) most = value
  const counts = new Int32Array(most + 2)
  for (const value of values) counts[value + 1]++
  const found: Counted[] = []
  counts.forEach((count, at) => {
    if (count > 0) found.push({ value: at - 1, count })
  })
  return found.sort(
    (a, b) => Number(a.value < 0) - Number(b.value < 0) || b.count - a.count || a.value - b.value,
  )
}
