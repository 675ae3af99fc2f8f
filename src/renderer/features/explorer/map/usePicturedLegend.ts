/** What the legend in a picture of the map says: of what is to be seen there, since nobody can press its entries. */
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../../composables/useFormat.ts'
import { useScene } from '../state/explorer-scene.ts'
import type { ChosenPart, PicturedLegend } from '../state/map-snapshot.ts'
import { paletteOf } from './colouring.ts'
import { paletteSign } from './palettes.ts'
import { countWithin, handleShares, sayRange } from './scale-range.ts'
import { countHidden, seenEntries, seenUnknown } from './seen-entries.ts'
import type { NamedColouring } from './useColouring.ts'
import { useLegendEntries, type BrushedScale, type Legend } from './useLegend.ts'

export interface Pictured {
  /** As it stands beside the map. */
  legend: () => Legend | null
  /** How strongly each patch is drawn: point-states.ts. */
  states: () => Uint8Array
}

/** Worked out when it is asked for: it walks over all patches. */
export function usePicturedLegend(
  colouring: () => NamedColouring | null,
  { legend, states }: Pictured,
): () => PicturedLegend | null {
  const { t } = useI18n()
  const format = useFormat()
  const { range } = useScene()
  const listEntries = useLegendEntries()

  function chosenPart({ brush }: BrushedScale): ChosenPart | null {
    if (range.value === null || brush === null) return null
    const count = countWithin(brush.values, range.value)
    return {
      ...handleShares(range.value, brush),
      text: sayRange(range.value, (value) => format.value.number(value)),
      count: t('common.patches', { count: format.value.count(count) }, count),
    }
  }

  return () => {
    const named = colouring()
    const shown = legend()
    if (!named || !shown) return null
    const painted = named.colouring
    const hiddenCount = countHidden(states())
    const hidden =
      hiddenCount === 0 ? null : { text: t('map.hidden'), count: format.value.count(hiddenCount) }
    const { title, meaning, scale } = shown
    if (painted.kind === 'signs') {
      const seen = seenEntries(painted.legend, painted.values, states())
      const { entries, more } = listEntries(named, seen)
      return { title, meaning, entries, more, scale: null, hidden }
    }
    const unknown = seenUnknown(painted.values, states())
    const sign = paletteSign(paletteOf(painted, false), 0)
    const entries =
      unknown === 0 ? [] : [{ ...sign, text: t('map.nowhere'), count: format.value.count(unknown) }]
    return {
      title,
      meaning,
      entries,
      more: '',
      scale: scale && { ...scale, chosen: chosenPart(scale) },
      hidden,
    }
  }
}
