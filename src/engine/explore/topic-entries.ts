/** What is said of every topic of a run: how large, how diverse, what its skin is like, which patches show it best. */
import { skinAttributeNames, type SkinAttributes } from '../../shared/domain.ts'
import type { TopicEntry } from '../../shared/contract/explore.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { TopicWarning } from '../../shared/topic-factors.ts'
import { linearFromLab } from '../../numeric/lab-to-linear.ts'
import { srgbFromLinear } from '../../numeric/colour.ts'
import { momentsOf, type Moments } from './column-statistics.ts'
import type { RunColumns } from './run-columns.ts'

/** Attributes that a person can see and name; the others say the same in other words. */
const namedAttributes = [
  'toneIta',
  'redness',
  'roughness',
  'pores',
  'wrinkles',
  'spots',
  'brightSpots',
  'shine',
  'evenness',
  'yellowness',
] as const satisfies (keyof SkinAttributes)[]

/** A mean this many deviations from the library's is worth naming, and no more than so many are named. */
const worthNaming = 0.6
const mostNamed = 2
const exemplarCount = 8

export interface Curated {
  /** After the person's merges and splits; -1 belongs to none. */
  topics: Int32Array
  names: ReadonlyMap<number, string>
  notes: ReadonlyMap<number, string>
  /** Mixtures after the same merges and splits; null where there are none. */
  remix: ((mixture: Matrix) => Matrix) | null
}

export interface TopicParts {
  columns: RunColumns
  curated: Curated
  warnings: ReadonlyMap<number, readonly TopicWarning[]>
}

/** Largest first, the lower number first when equal; patches that belong to no topic make no entry. */
export function topicEntries({ columns, curated, warnings }: TopicParts): TopicEntry[] {
  const members = new Map<number, number[]>()
  curated.topics.forEach((topic, position) => {
    if (topic < 0 || columns.points.patchIds[position] === 0) return
    const own = members.get(topic)
    if (own) own.push(position)
    else members.set(topic, [position])
  })
  const whole = Object.fromEntries(
    skinAttributeNames.map((name) => [name, momentsOf(columns.attributes[name])]),
  ) as Record<keyof SkinAttributes, Moments>
  const peopleKnown = columns.persons.some((person) => person !== 0)
  return [...members]
    .map(([topic, positions]) => {
      const attributes = attributesOf(columns, positions, whole)
      return {
        topic,
        name: curated.names.get(topic) ?? null,
        note: curated.notes.get(topic) ?? '',
        character: characterOf(attributes),
        size: positions.length,
        people: peopleKnown ? countDistinct(positions, columns.persons) : null,
        photos: countDistinct(positions, columns.points.photoIds),
        swatch: swatchOf(attributes),
        attributes,
        exemplars: exemplarsOf(columns, positions),
        warnings: [...(warnings.get(topic) ?? [])],
        ...middleOf(columns, positions),
      }
    })
    .sort((a, b) => b.size - a.size || a.topic - b.topic)
}

type Attributes = TopicEntry['attributes']

function attributesOf(
  { attributes }: RunColumns,
  positions: readonly number[],
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
  return namedAttributes
    .filter((measure) => Math.abs(attributes[measure].deviation) >= worthNaming)
    .sort((a, b) => Math.abs(attributes[b].deviation) - Math.abs(attributes[a].deviation))
    .slice(0, mostNamed)
    .map((measure) => ({ measure, direction: attributes[measure].deviation > 0 ? 'high' : 'low' }))
}

/** The mean colour that was measured, not the mean of pixels: shadow and shine have no part in it. */
function swatchOf({ lightness, redness, yellowness }: Attributes): string {
  if (Number.isNaN(lightness.mean)) return '#808080'
  const rgb = linearFromLab(lightness.mean, redness.mean, yellowness.mean)
  return `#${rgb.map((light) => Math.round(srgbFromLinear(light)).toString(16).padStart(2, '0')).join('')}`
}

/** Greatest probability first, of different photos as long as there are any. */
function exemplarsOf({ points }: RunColumns, positions: readonly number[]): number[] {
  const typicalFirst = [...positions].sort(
    (a, b) => points.probabilities[b] - points.probabilities[a] || a - b,
  )
  const photos = new Set<number>()
  const ofNewPhotos: number[] = []
  const others: number[] = []
  for (const position of typicalFirst) {
    const photo = points.photoIds[position]
    if (photos.has(photo)) others.push(position)
    else ofNewPhotos.push(position)
    photos.add(photo)
    if (ofNewPhotos.length === exemplarCount) break
  }
  return [...ofNewPhotos, ...others].slice(0, exemplarCount)
}

function countDistinct(positions: readonly number[], column: Int32Array): number {
  const seen = new Set<number>()
  for (const position of positions) if (column[position] !== 0) seen.add(column[position])
  return seen.size
}

/** The member of median x and median y: in the middle of most, whatever lies far off. */
function middleOf({ points }: RunColumns, positions: readonly number[]): { x: number; y: number } {
  const median = (column: Float32Array): number =>
    Float32Array.from(positions, (position) => column[position]).sort()[positions.length >> 1]
  return { x: median(points.x), y: median(points.y) }
}
