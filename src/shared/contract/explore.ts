/**
 * Looking at a finished run. Its patches are rows 0 to n - 1 in the order of all its matrices; a row is a `position`. What is
 * drawn for every patch travels once as columns; a gallery is an order of positions, and its pictures are fetched by patch id.
 */
import { z } from 'zod'
import { skinAttributeNames, type Region, type SkinAttributes } from '../domain.ts'
import { call } from '../rpc/contract.ts'
import type { RunConfig } from '../run-config.ts'
import type { QualityTable } from '../run-summary.ts'
import type { TopicWarning } from '../topic-factors.ts'
import type { TrainingMoment } from '../training-moment.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'

const runSchema = { library: libraryIdSchema, run: rowIdSchema }
const positionSchema = z.int().min(0)
const positionsSchema = z.custom<Int32Array>((value) => value instanceof Int32Array)
/** Topics are numbered from 0; -1 stands for patches that belong to none. */
const topicSchema = z.int().min(-1)

/**
 * Numbers that every patch has: measured of the skin, of the picture, and found by the run. `distortion` is the part of a patch's
 * nearest that are not near it on the map.
 */
export const patchMeasures = [
  ...skinAttributeNames,
  'sharpness',
  'scale',
  'yaw',
  'pitch',
  'eyeDistance',
  'probability',
  'entropy',
  'distortion',
] as const
export type PatchMeasure = (typeof patchMeasures)[number]

/** Groups that patches fall into; `verdict` by what was seen of them in their topic's spot-check. */
export const patchGroups = ['region', 'person', 'folder', 'camera', 'photo', 'gate', 'verdict'] as const
export type PatchGroup = (typeof patchGroups)[number]

export interface RunView {
  id: number
  config: RunConfig
  device: string | null
  patches: number
  photos: number
  people: number | null
  topicsInUse: number
  quality: QualityTable
  warnings: string[]
  /** For every measure that the run has: 0, 5, 25, 50, 75, 95 and 100 per cent of patches lie below. */
  ranges: Partial<Record<PatchMeasure, Quantiles>>
  /** Measures that are worked out when they are asked for, and have no range here. */
  onRequest: PatchMeasure[]
  /** Columns of the label file that was given with a run last. */
  labels: LabelTitle[]
  /** Which groups tell patches apart here; `person` is missing where faces were not told apart. */
  groups: PatchGroup[]
}
export type Quantiles = readonly [number, number, number, number, number, number, number]

export interface LabelTitle {
  column: number
  name: string
  kind: 'number' | 'category'
}

/** A column an entry, all of the same length. */
export interface RunPoints {
  patchIds: Int32Array
  photoIds: Int32Array
  /** 0 where the photo was taken as a whole. */
  faceIds: Int32Array
  x: Float32Array
  y: Float32Array
  /** The best topic, after the person's merges and splits. */
  topics: Int32Array
  /** Weight of that topic, after merges and splits as well. */
  probabilities: Float32Array
}

export interface GroupColumn {
  /** An index into `names` for each position; -1 where unknown. */
  codes: Int32Array
  names: string[]
}

/** One column of labels. */
export type LabelColumn =
  | ({ kind: 'category' } & GroupColumn)
  /** NaN where unknown; the range is null where all are. */
  | { kind: 'number'; values: Float32Array; range: Quantiles | null }

/** How many topics of each patch `explore.mixture` tells. */
export const mixtureParts = 3

/** Of what each patch is made, after the person's merges and splits. */
export interface MixtureColumns {
  /** Greatest weight first; -1 where there are fewer. */
  topics: Int32Array /* [n, mixtureParts] */
  weights: Float32Array /* [n, mixtureParts] */
}

export interface TopicEntry {
  topic: number
  /** Given by the person, or null. */
  name: string | null
  /** Made from what is measured, in the field's words, such as `darker, rougher`; empty where nothing stands out. */
  character: { measure: keyof SkinAttributes; direction: 'high' | 'low' }[]
  note: string
  size: number
  /** Null where faces were not told apart. */
  people: number | null
  photos: number
  /** Mean sRGB of its patches, as `#rrggbb`. */
  swatch: string
  /** Mean of each attribute, and how many standard deviations of the library it lies from the library's mean. */
  attributes: Record<keyof SkinAttributes, { mean: number; deviation: number }>
  /** Positions of the most typical patches, of different photos where there are enough. */
  exemplars: number[]
  /** Why this topic may be something else than skin; a sentence each. */
  warnings: TopicWarning[]
  /** Middle of its patches on the map. */
  x: number
  y: number
}

export const orderings = [
  'probability',
  'photo',
  ...patchMeasures.filter((name) => name !== 'probability'),
] as const

/** Which patches. */
export const patchSetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('topic'), topic: topicSchema }),
  z.strictObject({ kind: z.literal('positions'), positions: positionsSchema }),
  /** By words in the photo's path, person, region or name of the topic. */
  z.strictObject({ kind: z.literal('search'), text: z.string().max(200) }),
])
export type PatchSet = z.infer<typeof patchSetSchema>

export interface PatchDetails {
  position: number
  patch: number
  region: Region
  photo: { id: number; path: string; widthPx: number; heightPx: number; format: string | null }
  /** Camera, day and the like as the file tells; never a place. */
  origin: { label: 'camera' | 'lens' | 'takenAt' | 'jpegQuality'; value: string }[]
  face: {
    id: number
    position: number
    person: number | null
    yaw: number
    pitch: number
    roll: number
    eyeDistancePx: number
    /** In upright photo pixels. */
    box: { x: number; y: number; width: number; height: number }
  } | null
  /** Corners in upright photo pixels, from the patch's top left on. */
  quad: { x: number; y: number }[]
  /** The same face's patch of the other side, as far as this run has it. */
  otherSide: { position: number; patch: number } | null
  /** Greatest weight first, those above one per cent; after the person's merges and splits. */
  mixture: { topic: number; weight: number }[]
  entropy: number
  /** Each measure and the share of this run's patches that lie below it. */
  measures: Partial<Record<PatchMeasure, { value: number; share: number }>>
}

export interface SimilarPatches {
  /** Nearest first, without the patch itself. */
  positions: Int32Array
  /** Cosine distance in the comparison space (docs/quality.md). */
  distances: Float32Array
}

/** How the map of a sample of patches came about. Coordinates of all moments are on one plane. */
export interface TrainingReplay {
  /** Ascending; a row of the sample each. */
  positions: Int32Array
  /** Individual typology angle of each row's skin, in degrees; NaN where unknown. */
  tones: Float32Array
  /** In order; may still grow. */
  moments: (TrainingMoment & { x: Float32Array; y: Float32Array })[]
}

export const exploreCalls = {
  'explore.run': call<RunView>()(z.strictObject(runSchema)),
  'explore.points': call<RunPoints>()(z.strictObject(runSchema)),
  /** One number a position; NaN where unknown. */
  'explore.measure': call<Float32Array>()(z.strictObject({ ...runSchema, measure: z.enum(patchMeasures) })),
  'explore.group': call<GroupColumn>()(z.strictObject({ ...runSchema, group: z.enum(patchGroups) })),
  'explore.label': call<LabelColumn>()(z.strictObject({ ...runSchema, column: z.int().min(0) })),
  'explore.mixture': call<MixtureColumns>()(z.strictObject(runSchema)),
  'explore.topics': call<TopicEntry[]>()(z.strictObject(runSchema)),
  /** The patches of a set in an order; equal ones by position. */
  'explore.order': call<Int32Array>()(
    z.strictObject({
      ...runSchema,
      of: patchSetSchema,
      by: z.enum(orderings),
      descending: z.boolean(),
    }),
  ),
  'explore.details': call<PatchDetails>()(z.strictObject({ ...runSchema, position: positionSchema })),
  /** Null for a run whose training was not looked at. Also of one that is not finished. */
  'explore.training': call<TrainingReplay | null>()(z.strictObject(runSchema)),
  'explore.similar': call<SimilarPatches>()(
    z.strictObject({ ...runSchema, position: positionSchema, count: z.int().min(1).max(500) }),
  ),
}
