/**
 * Work on arrays of numbers in files, without a library: topics, neighbours, a map and measures of features that may come from
 * anywhere. Files are .npy; a row is a patch, or whatever else the features describe.
 */
import { z } from 'zod'
import { job } from '../rpc/contract.ts'
import type { Progress } from '../progress.ts'
import { runChoicesSchema, runConfigSchema } from '../run-config.ts'
import type { FeatureQuality, LabelNotes, LabelReport, LabelScores, RunSummary } from '../run-summary.ts'
import type { StageProgress } from '../stage-progress.ts'
import { clusterSizes, topicMethods, type TopicMethod } from '../topic-count.ts'
import { pageLanguageSchema, pathSchema, seedSchema } from './arguments.ts'

/** Results are the same only for the same device and number of threads. */
const placeSchema = {
  device: runConfigSchema.shape.device,
  /** On the CPU; all cores when absent. */
  threads: z.int().min(1).max(256).optional(),
}

const metricSchema = z.enum(['euclidean', 'cosine'])
export const mapStartNames = ['pca', 'spectral'] as const

const topicsSchema = z.strictObject({
  ...placeSchema,
  /** [n, f] */
  features: pathSchema,
  /** For `lda` and `gmm` weights [n, k]; for `kmeans` and `hdbscan` whole numbers [n], -1 for none. */
  out: pathSchema,
  method: z.enum(topicMethods),
  /** `hdbscan` finds its own number. */
  topics: z.int().min(1).max(100_000),
  seed: seedSchema,
  /** Each column at mean 0 and deviation 1 first; `lda` has a scaling of its own. */
  standardise: z.boolean(),
  /** Where topics themselves go, [k, f]: pseudo-counts for `lda`, centres or means otherwise; `hdbscan` has none. */
  components: pathSchema.optional(),
  lda: z.strictObject({
    learning: z.enum(['batch', 'online']),
    /** At most. */
    passes: z.int().min(1).max(100_000),
    /** Rows of an update of `online`. */
    batch: z.int().min(1).max(1_000_000),
    /** `contrast`: features are scaled as in a run; `raw`: they are counts already. */
    counts: z.enum(['contrast', 'raw']),
  }),
  /** Rows that a density cluster has at least; chosen by the number of rows when absent. */
  minClusterSize: z.int().min(clusterSizes.least).max(clusterSizes.most).optional(),
})
export type TopicsOfFile = z.infer<typeof topicsSchema>

export interface TopicsWritten {
  rows: number
  cols: number
  method: TopicMethod
  /** Columns of the weights, or clusters. */
  topics: number
  /** That are the best topic of at least one row. */
  topicsInUse: number
  /** Rows that no topic has a part in. */
  withoutTopic: number
  /** Of the fitted rows, and passes made; null but for `lda`. */
  perplexity: number | null
  passes: number | null
  /** Sum of squared distances to centres; null but for `kmeans`. */
  inertia: number | null
}

const neighboursSchema = z.strictObject({
  ...placeSchema,
  features: pathSchema,
  /** Row numbers [n, k], nearest first, without the row itself. */
  out: pathSchema,
  /** Distances [n, k]. */
  distances: pathSchema.optional(),
  k: z.int().min(1).max(10_000),
  metric: metricSchema,
  standardise: z.boolean(),
  /** Nearly all of them, in a fraction of the time. */
  approximate: z.boolean(),
  seed: seedSchema,
})
export type NeighboursOfFile = z.infer<typeof neighboursSchema>

export interface NeighboursWritten {
  rows: number
  cols: number
  /** Fewer than asked for when there are fewer other rows. */
  k: number
  exact: boolean
}

const mapSchema = z.strictObject({
  ...placeSchema,
  features: pathSchema,
  /** [n, 2] */
  out: pathSchema,
  /** Size of a neighbourhood, the row itself included. */
  neighbours: z.int().min(2).max(1000),
  minDist: z.number().min(0).max(10),
  metric: metricSchema,
  standardise: z.boolean(),
  epochs: z.int().min(1).max(100_000).optional(),
  start: z.enum(mapStartNames),
  seed: seedSchema,
})
export type MapOfFile = z.infer<typeof mapSchema>

export interface MapWritten {
  rows: number
  cols: number
}

const measureSchema = z.strictObject({
  ...placeSchema,
  features: pathSchema,
  /** Weights [n, k] or whole numbers [n], -1 for none. */
  topics: pathSchema.optional(),
  /** [n, 2] */
  map: pathSchema.optional(),
  /** A CSV, its rows in the order of the features; with `ids` a CSV by photo. */
  labels: pathSchema.optional(),
  /** What each row is: a CSV with a column photo, and perhaps face and region. */
  ids: pathSchema.optional(),
  seed: seedSchema,
})
export type MeasuresOfFile = z.infer<typeof measureSchema>

export interface FileMeasures {
  rows: number
  cols: number
  /** Null where a measure does not apply. */
  quality: FeatureQuality
  labels: (LabelScores & Pick<LabelReport, 'column' | 'patches' | 'labels' | 'majorityBaseline'>)[]
  /** What of a table of photos was passed over; null where labels are not given by photo. */
  labelNotes: LabelNotes | null
}

const importSchema = z.strictObject({
  library: pathSchema,
  /** Features [n, f] of a run's patches. */
  npy: pathSchema,
  /** Which patch each row is: a CSV with a column patch_id, or with photo, face and region. */
  ids: pathSchema,
  /** What the embeddings are called in lists and reports. */
  name: z.string().trim().min(1).max(200),
  /** Where CSV and report go. */
  out: pathSchema,
  /** Of the report's words; English where none is given. */
  language: pageLanguageSchema.optional(),
  choices: runChoicesSchema.pick({
    keepRejected: true,
    topics: true,
    topicMethod: true,
    minClusterSize: true,
    seed: true,
    device: true,
  }),
})
export type EmbeddingsImport = z.infer<typeof importSchema>

export const interchangeJobs = {
  'features.topics': job<Progress, TopicsWritten>()(topicsSchema),
  'features.neighbours': job<Progress, NeighboursWritten>()(neighboursSchema),
  'features.map': job<Progress, MapWritten>()(mapSchema),
  'features.measure': job<Progress, FileMeasures>()(measureSchema),
  /** Embeddings made elsewhere become a run of the library. */
  'library.import-embeddings': job<StageProgress, RunSummary>()(importSchema),
}
