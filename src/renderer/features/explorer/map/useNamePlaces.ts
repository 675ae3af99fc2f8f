/** Where names of topics stand: over the middle of their patches, the largest first where there is no room for all. */
import { computed, type ComputedRef, type Ref } from 'vue'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { useTopicNames } from '../topics/useTopicTitle.ts'
import { placeLabels, placeOver } from './label-places.ts'
import { toScreen, type Projection, type Size } from './map-camera.ts'
import type { MapFrame } from './map-frame.ts'
import { nameLines, type NameRoom } from './name-lines.ts'

export interface NamePlaceSources {
  frame: Readonly<Ref<MapFrame>>
  topics: Readonly<Ref<readonly TopicEntry[] | null>>
  projection: Readonly<Ref<Projection>>
  /** The part of the pane in which names may stand, from so far below its top left corner on. */
  room: Readonly<Ref<Size & { top: number }>>
  openTopic: Readonly<Ref<number | null>>
  /** A topic whose name is shown whatever stands there; null for none. */
  pointed: Readonly<Ref<number | null>>
  hidden: Readonly<Ref<ReadonlySet<number>>>
}

export interface PlacedName {
  id: number
  /** Middle, in pixels of the pane. */
  x: number
  y: number
  width: number
  height: number
  /** One or two. */
  lines: readonly string[]
}

type NameShape = Pick<PlacedName, 'lines' | 'width' | 'height'> & { isWhole: boolean }

export const nameLinePx = 15
const insetPx = 4
/** Wide enough for three traits in two lines; one line of that width would stand over too many points. */
const nameRoom: NameRoom = { onePx: 124, twoPx: 176 }

export function useNamePlaces(sources: NamePlaceSources): ComputedRef<PlacedName[]> {
  const { frame, topics, projection, room, openTopic, pointed, hidden } = sources
  const namesOf = useTopicNames()
  const pen = document.createElement('canvas').getContext('2d')
  const shapes = new Map<string, NameShape>()

  function shapeOf(text: string): NameShape {
    let shape = shapes.get(text)
    if (!shape) {
      if (pen) pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`
      const measure = (part: string): number => pen?.measureText(part).width ?? 7 * part.length
      const { lines, widthPx, isWhole } = nameLines(text, nameRoom, measure)
      const [width, height] = [Math.ceil(widthPx) + 2 * insetPx, nameLinePx * lines.length + 2]
      shape = { lines, width, height, isWhole }
      shapes.set(text, shape)
    }
    return shape
  }

  /** What a person wrote loses its middle only where two lines are too short for it. */
  function shapeOfTopic({ topic, name }: TopicEntry): NameShape {
    const { title, short } = namesOf(topic)
    const whole = name?.trim() ? shapeOf(title) : null
    return whole?.isWhole ? whole : shapeOf(short)
  }

  const named = computed(() =>
    (topics.value ?? [])
      .filter(
        ({ topic, x, y }) =>
          topic >= 0 && Number.isFinite(x) && Number.isFinite(y) && !hidden.value.has(topic),
      )
      .map((entry) => ({
        id: entry.topic,
        place: frame.value.place(entry.x, entry.y),
        ...shapeOfTopic(entry),
      })),
  )
  /** In the room. */
  const labels = computed(() => {
    const first = (topic: number): number => (topic === openTopic.value ? 0 : 1)
    return [...named.value]
      .sort((a, b) => first(a.id) - first(b.id))
      .map(({ place, ...label }) => {
        const { x, y } = toScreen(projection.value, place.x, place.y)
        return { ...label, x, y: y - room.value.top }
      })
  })
  return computed(() => {
    const all = new Map(labels.value.map((label) => [label.id, label]))
    const placed = placeLabels(labels.value, room.value)
    const over = pointed.value === null ? undefined : all.get(pointed.value)
    const shown = over ? placeOver(over, { placed, all }, room.value) : placed
    return shown.flatMap((label) => {
      const known = all.get(label.id)
      return known ? [{ ...known, ...label, y: label.y + room.value.top }] : []
    })
  })
}
