/** Which palette entry each patch is painted with, and what the legend says about it. */
import type { GroupColumn, MixtureColumns, Quantiles } from '../../../../shared/contract/explore.ts'
import { topicColours } from '../state/topic-signs.ts'
import { mixtureColours } from './mixture-colours.ts'
import { othersEntry, scalePalette, scaleSteps, signEntry, signPalette, type Palette } from './palettes.ts'

/** Value of the legend for all groups that have no sign of their own. */
export const othersValue = -2

export interface LegendEntry {
  /** A topic, or a code of a group; -1 for patches that belong nowhere, or `othersValue`. */
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
      /** Topic or code of each position, also of those that are counted with others. */
      codes: Int32Array
      /** Largest first; then others, and last patches that belong nowhere. */
      legend: LegendEntry[]
      /** How many groups are counted as others. */
      others: number
    }
  | {
      kind: 'scale'
      /** NaN where unknown. */
      values: Float32Array
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

/** One for each colour: more could not be told apart where points are small. */
const mostGroups = topicColours.length

/**
 * The largest groups get signs of their own, a colour each; where there are more than those, all others share one.
 * @param signs for groups that are known by theirs, one a code
 */
export function colourByGroup({ codes }: Pick<GroupColumn, 'codes'>, signs?: readonly number[]): Colouring {
  const largest = countValues(codes).filter(({ value }) => value >= 0)
  const others = signs ? 0 : Math.max(0, largest.length - mostGroups)
  const named = new Set(largest.slice(0, mostGroups).map(({ value }) => value))
  const values =
    others === 0 ? codes : codes.map((code) => (code < 0 || named.has(code) ? code : othersValue))
  const painted = paintSigns(values, ({ value }, rank) => {
    if (value < 0) return value === othersValue ? othersEntry : 0
    return signEntry(signs?.[value] ?? rank)
  })
  return { ...painted, codes, others }
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
  return { kind: 'scale', values, entries, low, high, unknown }
}

/** What the entries of a colouring are painted with. */
export function paletteOf(colouring: Colouring, dark: boolean): Palette {
  return colouring.kind === 'scale' ? scalePalette(dark) : (colouring.palette ?? signPalette())
}

type Ends = { low: number; high: number }

/** Between which 5 and 95 per cent of the known values lie, or all where those are the same; null without any. */
export function middleRange(values: Float32Array): Ends | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return null
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]
  return spread({ low: at(0.05), high: at(0.95) }, { low: at(0), high: at(1) })
}

/** The same of values that were summed up. */
export function rangeOf(range: Quantiles): Ends {
  return spread({ low: range[1], high: range[5] }, { low: range[0], high: range[6] })
}

/** Where most have one value, such as 0, the few others are what is looked for. */
function spread(middle: Ends, whole: Ends): Ends {
  return middle.high > middle.low ? middle : whole
}

function paintSigns(values: Int32Array, entryOf: (counted: Counted, rank: number) => number): SignColouring {
  const legend = countValues(values).map((counted, rank) => ({ ...counted, entry: entryOf(counted, rank) }))
  // By value, from that of others on.
  const table = new Uint8Array(legend.reduce((most, { value }) => Math.max(most, value), -1) + 3)
  for (const { value, entry } of legend) table[value - othersValue] = entry
  const entries = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) entries[i] = table[values[i] - othersValue]
  return { kind: 'signs', palette: null, entries, values, codes: values, legend, others: 0 }
}

type Counted = Pick<LegendEntry, 'value' | 'count'>

function countValues(values: Int32Array): Counted[] {
  let most = -1
  for (const value of values) if (value > most) most = value
  const counts = new Int32Array(most + 1 - othersValue)
  for (const value of values) counts[value - othersValue]++
  const found: Counted[] = []
  counts.forEach((count, at) => {
    if (count > 0) found.push({ value: at + othersValue, count })
  })
  return found.sort((a, b) => rankOf(a) - rankOf(b) || b.count - a.count || a.value - b.value)
}

function rankOf({ value }: Counted): number {
  if (value >= 0) return 0
  return value === othersValue ? 1 : 2
}
