/** What the legend beside the map says of a colouring. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../../composables/useFormat.ts'
import type { LegendContent, LegendScale } from '../state/map-snapshot.ts'
import type { LegendEntry } from './colouring.ts'
import { entryColour, scalePalette, signOfEntry } from './palettes.ts'
import type { NamedColouring } from './useColouring.ts'
import { useColourNames } from './useColourNames.ts'

/** Beyond these, entries are too small to be found by eye; the colour menu's other groupings and the search help more. */
const mostEntries = 60
const stopCount = 9

export interface BrushedScale extends LegendScale {
  /** Values of all positions, and of the first and the last colour; null where all are the same. */
  brush: { values: Float32Array; low: number; high: number } | null
}

export interface Legend extends LegendContent {
  scale: BrushedScale | null
  /** Values of all entries, listed or not. */
  values: readonly number[]
  /** Value of each listed entry. */
  listed: readonly number[]
  /** How many things have colours of their own or with others, listed or not. */
  count: number
  /** What each listed entry stands for, where `text` is a short form of it. */
  titles: readonly string[]
  /** Says how many have no value; empty where all have one. */
  unknown: string
}

type ListedEntries = Pick<Legend, 'entries' | 'listed' | 'titles' | 'more'>

const empty = { entries: [], values: [], listed: [], count: 0, titles: [], more: '' }

export function useLegend(colouring: () => NamedColouring | null): ComputedRef<Legend | null> {
  const { t } = useI18n()
  const format = useFormat()
  const names = useColourNames()
  const listEntries = useLegendEntries()
  const written = (value: number): string => format.value.number(value)

  return computed(() => {
    const named = colouring()
    if (!named) return null
    const { by, colouring: painted } = named
    const shared = { title: names.titleOf(by), meaning: names.meaningOf(by) }
    if (painted.kind === 'scale') {
      const { values, low, high, unknown } = painted
      const isOne = low === high
      const scale = {
        stops: scaleStops,
        low: isOne ? '' : `≤ ${written(low)}`,
        middle: written((low + high) / 2),
        high: isOne ? '' : `≥ ${written(high)}`,
        unit: names.unitOf(by),
        brush: isOne ? null : { values, low, high },
      }
      const missing = unknown > 0 ? t('map.unknown', { count: format.value.count(unknown) }) : ''
      return { ...shared, scale, unknown: missing, ...empty }
    }
    const { legend, others } = painted
    return {
      ...shared,
      scale: null,
      unknown: '',
      ...listEntries(named, legend),
      count: legend.length + Math.max(0, others - 1),
      values: legend.map(({ value }) => value),
    }
  })
}

/** Signs, names and counts of entries, as many as are listed. */
export function useLegendEntries(): (named: NamedColouring, legend: readonly LegendEntry[]) => ListedEntries {
  const { t } = useI18n()
  const format = useFormat()
  const names = useColourNames()
  return (named, legend) => {
    const listed = legend.slice(0, mostEntries)
    const left = legend.length - listed.length
    return {
      entries: listed.map(({ value, count, entry }) => ({
        ...signOfEntry(entry),
        text: names.shortOf(named, value),
        count: format.value.count(count),
      })),
      listed: listed.map(({ value }) => value),
      titles: listed.map(({ value }) => names.nameOf(named, value)),
      more: left > 0 ? t('map.more', { count: format.value.count(left) }) : '',
    }
  }
}

function scaleStops(dark: boolean): string[] {
  const palette = scalePalette(dark)
  return Array.from({ length: stopCount }, (_, i) =>
    entryColour(palette, 1 + Math.round((i * 254) / (stopCount - 1))),
  )
}
