/** Where names of topics stand: over the middle of their patches, the largest first where there is no room for all. */
import { computed, type ComputedRef, type Ref } from 'vue'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { useTopicTitle } from '../topics/useTopicTitle.ts'
import { placeLabels } from './label-places.ts'
import { toScreen, type Projection, type Size } from './map-camera.ts'
import type { MapFrame } from './map-frame.ts'

export interface NamePlaceSources {
  frame: Readonly<Ref<MapFrame>>
  topics: Readonly<Ref<readonly TopicEntry[] | null>>
  projection: Readonly<Ref<Projection>>
  /** The part of the pane, from its top left on, in which names may stand. */
  room: Readonly<Ref<Size>>
  openTopic: Readonly<Ref<number | null>>
  hidden: Readonly<Ref<ReadonlySet<number>>>
}

export interface PlacedName {
  id: number
  /** Middle, in pixels of the pane. */
  x: number
  y: number
  width: number
  text: string
}

export const nameHeightPx = 18
const mostWidthPx = 200

export function useNamePlaces(sources: NamePlaceSources): ComputedRef<PlacedName[]> {
  const { frame, topics, projection, room, openTopic, hidden } = sources
  const title = useTopicTitle()
  const pen = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()

  function widthOf(text: string): number {
    let width = widths.get(text)
    if (width === undefined) {
      if (pen) pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`
      width = Math.min(mostWidthPx, Math.ceil(pen?.measureText(text).width ?? 8 * text.length) + 8)
      widths.set(text, width)
    }
    return width
  }

  const named = computed(() =>
    (topics.value ?? [])
      .filter(
        ({ topic, x, y }) =>
          topic >= 0 && Number.isFinite(x) && Number.isFinite(y) && !hidden.value.has(topic),
      )
      .map(({ topic, x, y }) => ({ topic, text: title(topic), place: frame.value.place(x, y) })),
  )
  return computed(() => {
    const first = (topic: number): number => (topic === openTopic.value ? 0 : 1)
    const inOrder = [...named.value].sort((a, b) => first(a.topic) - first(b.topic))
    const texts = new Map(inOrder.map(({ topic, text }) => [topic, text]))
    return placeLabels(
      inOrder.map(({ topic, text, place }) => ({
        id: topic,
        ...toScreen(projection.value, place.x, place.y),
        width: widthOf(text),
        height: nameHeightPx,
      })),
      room.value,
    ).map((label) => {
      const text = texts.get(label.id) ?? ''
      return { ...label, text, width: widthOf(text) }
    })
  })
}
