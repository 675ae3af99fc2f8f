/** What is said of every topic of a run: how large, how diverse, what its skin is like, which patches show it best. */
import { skinAttributeNames, type SkinAttributes } from '../../shared/domain.ts'
import type { TopicEntry } from '../../shared/contract/explore.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { Progress } from '../../shared/progress.ts'
import type { TopicWarning } from '../../shared/topic-factors.ts'
import { standingOut } from '../../shared/visible-attributes.ts'
import { linearFromLab } from '../../numeric/lab-to-linear.ts'
import { srgbFromLinear } from '../../numeric/colour.ts'
import { distinctCounter, momentsOf, valuesAt, type Moments } from './column-statistics.ts'
import type { RunColumns } from './run-columns.ts'

/** A mean this many deviations from the library's is worth naming, and no more than so many are named. */
const worthNaming = 0.6
const mostNamed = 2
const exemplarCount = 8

export interface Curated {
  /** After the person's merges and splits; -1 belongs to none. */
  topics: Int32Array
  names: ReadonlyMap<number, string>
  notes: ReadonlyMap<number, string>
  /** Rows of the run's mixture, from a position on, after the same merges and splits; null where there are none. */
  remix: ((rows: Matrix, firstRow: number) => Matrix) | null
}

export interface TopicParts {
  columns: Pick<RunColumns, 'points' | 'persons' | 'attributes'>
  curated: Curated
  /** All positions, the most probable of their topic first. */
  typicalFirst: Int32Array
  warnings: ReadonlyMap<number, readonly TopicWarning[]>
}

/**
 * Largest first, the lower number first when equal; patches that belong to no topic make no entry. In steps, a topic or a measure
 * each: of a million patches all of them take more than a second.
 */
export function* topicEntries({
  columns,
  curated,
  typicalFirst,
  warnings,
}: TopicParts): Generator<Progress, TopicEntry[], void> {
  const members = membersByTopic(curated.topics, columns.points.patchIds)
  const { persons, points, attributes: measured } = columns
  const total = skinAttributeNames.length + members.size
  const whole = {} as Record<keyof SkinAttributes, Moments>
  for (const [at, name] of skinAttributeNames.entries()) {
    whole[name] = momentsOf(measured[name])
    yield { done: at + 1, total }
  }
  const peopleKnown = persons.some((person) => person !== 0)
  const countPeople = distinctCounter(persons)
  const countPhotos = distinctCounter(points.photoIds)
  const exemplars = exemplarsOf(points, curated.topics, typicalFirst)
  const entries: TopicEntry[] = []
  for (const [topic, positions] of members) {
    yield { done: skinAttributeNames.length + entries.length, total }
    const attributes = attributesOf(measured, positions, whole)
    entries.push({
      topic,
      name: curated.names.get(topic) ?? null,
      note: curated.notes.get(topic) ?? '',
      character: characterOf(attributes),
      size: positions.length,
      people: peopleKnown ? countPeople(positions) : null,
      photos: countPhotos(positions),
      swatch: swatchOf(attributes),
      attributes,
      exemplars: exemplars.get(topic) ?? [],
      warnings: [...(warnings.get(topic) ?? [])],
      x: medianOf(points.x, positions),
      y: medianOf(points.y, positions),
    })
  }
  return entries.sort(largestFirst)
}

export type TopicSize = Pick<TopicEntry, 'topic' | 'size'>

/** The same topics in the same order, without what is known of them. */
export function topicSizes(topics: Int32Array, patchIds: Int32Array): TopicSize[] {
  return [...membersByTopic(topics, patchIds)]
    .map(([topic, { length }]) => ({ topic, size: length }))
    .sort(largestFirst)
}

function largestFirst(a: TopicSize, b: TopicSize): number {
  return b.size - a.size || a.topic - b.topic
}

/** Ascending positions of patches that are still there. */
function membersByTopic(topics: Int32Array, patchIds: Int32Array): Map<number, Int32Array> {
  const sizes = new Map<number, number>()
  for (let i = 0; i < topics.length; i++)
    if (topics[i] >= 0 && patchIds[i] !== 0) sizes.set(topics[i], (sizes.get(topics[i]) ?? 0) + 1)
  const members = new Map([...sizes].map(([topic, size]) => [topic, new Int32Array(size)]))
  for (let i = topics.length - 1; i >= 0; i--) {
    const own = patchIds[i] === 0 ? undefined : members.get(topics[i])
    if (!own) continue
    const left = sizes.get(topics[i])! - 1
    own[left] = i
    sizes.set(topics[i], left)
  }
  return members
}

type Attributes = TopicEntry['attributes']

function attributesOf(
  attributes: RunColumns['attributes'],
  positions: Int32Array,
  whole: Record<keyof SkinAttributes, Moments>,
): Attributes {
  return Object.fromEntries(
    skinAttributeNames.map((name) => {
      const { mean } = momentsOf(attributes[name], positions)
      const { mean: wholeMean, deviation } = whole[name]
      return [name, { mean, deviation: deviation > 0 ? (mean - wholeMean) / deviation : 0 }]
    }),
  ) as Attributes
}

function characterOf(attributes: Attributes): TopicEntry['character'] {
  return standingOut(attributes, worthNaming)
    .slice(0, mostNamed)
    .map((measure) => ({ measure, direction: attributes[measure].deviation > 0 ? 'high' : 'low' }))
}

/** The mean colour that was measured, not the mean of pixels: shadow and shine have no part in it. */
function swatchOf({ lightness, redness, yellowness }: Attributes): string {
  if (Number.isNaN(lightness.mean)) return '#808080'
  const rgb = linearFromLab(lightness.mean, redness.mean, yellowness.mean)
  return `#${rgb.map((light) => Math.round(srgbFromLinear(light)).toString(16).padStart(2, '0')).join('')}`
}

/** Of each topic, greatest probability first, of different photos as long as there are any. */
function exemplarsOf(
  { patchIds, photoIds }: RunColumns['points'],
  topics: Int32Array,
  typicalFirst: Int32Array,
): Map<number, number[]> {
  interface Found {
    photos: Set<number>
    ofNewPhotos: number[]
    others: number[]
  }
  const found = new Map<number, Found>()
  for (const position of typicalFirst) {
    const topic = topics[position]
    if (topic < 0 || patchIds[position] === 0) continue
    let own = found.get(topic)
    if (!own) found.set(topic, (own = { photos: new Set(), ofNewPhotos: [], others: [] }))
    const { photos, ofNewPhotos, others } = own
    if (ofNewPhotos.length === exemplarCount) continue
    const isNew = !photos.has(photoIds[position])
    photos.add(photoIds[position])
    if (isNew) ofNewPhotos.push(position)
    else if (others.length < exemplarCount) others.push(position)
  }
  return new Map(
    [...found].map(([topic, { ofNewPhotos, others }]) => [
      topic,
      [...ofNewPhotos, ...others].slice(0, exemplarCount),
    ]),
  )
}

/** Of x and of y: the place of a topic lies in the middle of most of its patches, whatever lies far off. */
function medianOf(column: Float32Array, positions: Int32Array): number {
  return valuesAt(column, positions).sort()[positions.length >> 1]
}
