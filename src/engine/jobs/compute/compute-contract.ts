/**
 * The heavy work of a run, done in a worker thread, so that queries stay quick meanwhile. Both ends are this program, so
 * arguments are trusted as they come. The worker opens the library for reading only; what it finds is written by its parent.
 */
import type { TensorValues } from '../../../models/tensors.ts'
import type { Matrix } from '../../../numeric/matrix.ts'
import type { Progress } from '../../../shared/progress.ts'
import { call, job, type ArgumentParser } from '../../../shared/rpc/contract.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import type { TopicCount, TopicMethod } from '../../../shared/topic-count.ts'
import type { TrainingStep } from '../../../shared/training-step.ts'
import type { EmbeddingTried, TrainingTried } from '../../estimates/try-network.ts'
import type { MadeMap, MapTask } from '../../maps/make-map.ts'
import type { ColumnAgreement, LabelQuestion } from '../../quality/label-agreement.ts'
import type { FactorAnswer, FactorQuestion } from '../../quality/measure-factors.ts'
import type { Representation, RepresentationQuality } from '../../quality/measure-quality.ts'
import type { Stability, StabilityQuestion } from '../../quality/topic-stability.ts'
import type { Place } from '../../store/runs.ts'
import type { MadeMoment } from '../../training/moments/moment-maker.ts'
import type { MomentSample } from '../../training/moments/moment-sample.ts'
import type { FindTopicsOptions, TopicsFound } from '../../topics/find-topics.ts'
import type { TopicCountOptions } from '../../topics/topic-count.ts'

/** Which patches of which library, in the order of the rows of every matrix of the run. */
export interface PatchSet {
  libraryPath: string
  patchIds: Int32Array
}

export interface TrainingTask extends PatchSet {
  place: Place
  config: RunConfig
  /** Parameters that it begins with; null for random ones. */
  start: TensorValues | null
  /** To go on from, or null to begin. */
  checkpoint: Uint8Array | null
  checkpointSeconds: number
  /** How the network is looked at while it learns; null for not at all. */
  moments: MomentsTask | null
}

export interface MomentsTask {
  sample: MomentSample
  /** Over the whole training. */
  count: number
  /** That was made last before the checkpoint. */
  before: { step: number; map: Matrix } | null
}

export interface Trained {
  backbone: Uint8Array
  steps: TrainingStep[]
}

export interface EmbeddingTask extends PatchSet {
  place: Place
  config: RunConfig
  /** A backbone file, or null for an untrained one. */
  backbone: Uint8Array | null
  /** `other`: each patch as if it had been taken in a light of its own. */
  lights: 'own' | 'other'
}

export interface StatisticsTask extends PatchSet, Pick<EmbeddingTask, 'lights'> {
  /** Of the lights. */
  seed: number
}

/** What a trial works with: patches that no library holds. */
export interface TrialTask {
  place: Place
  config: RunConfig
  /** `patchBytes` each; at least one. */
  pixels: Uint8Array
}

export type TrainingNews =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'step'; step: TrainingStep }
  | { kind: 'checkpoint'; step: number; bytes: Uint8Array; steps: TrainingStep[] }
  | { kind: 'moment'; moment: MadeMoment }
  | { kind: 'warning'; sentence: string }

/** What both tasks about topics need to know. */
export interface TopicsTask {
  features: Matrix
  method: TopicMethod
  seed: number
  place: Place
}

function trusted<Args>(): ArgumentParser<Args> {
  return { parse: (input) => input as Args }
}

export const computeContract = {
  calls: {
    /** What a wish comes down to here. Asked once a run, since a run that goes on stays where it was begun. */
    choosePlace: call<Place>()(trusted<{ wanted: RunConfig['device'] }>()),
    checkpointStored: call<void>()(trusted<Record<string, never>>()),
  },
  jobs: {
    /** Makes no further checkpoint before `checkpointStored` has been called for the last one. */
    train: job<TrainingNews, Trained>()(trusted<TrainingTask>()),
    /** Features of every patch by this backbone, or, without one, by an untrained one. */
    embed: job<Progress, Matrix>()(trusted<EmbeddingTask>()),
    statistics: job<Progress, Matrix>()(trusted<StatisticsTask>()),
    /** Merged down from a generous start when the number was chosen that way. */
    topics: job<Progress, TopicsFound>()(
      trusted<TopicsTask & Pick<FindTopicsOptions, 'topics' | 'from' | 'minClusterSize'>>(),
    ),
    /** How many topics there are; `photos` has the photo of each row. */
    topicCount: job<Progress, TopicCount>()(
      trusted<TopicsTask & { method: TopicCountOptions['method']; photos: Int32Array }>(),
    ),
    quality: job<Progress, RepresentationQuality>()(
      trusted<{ representation: Representation; seed: number; place: Place }>(),
    ),
    stability: job<Progress, Stability | null>()(trusted<StabilityQuestion>()),
    factors: job<Progress, FactorAnswer>()(trusted<{ question: FactorQuestion; seed: number }>()),
    labels: job<Progress, ColumnAgreement[]>()(trusted<{ question: LabelQuestion; seed: number }>()),
    map: job<Progress, MadeMap>()(trusted<MapTask>()),
    /** How long it takes to describe patches, to train a step on so many of them, and what follows for a few rows. */
    tryEmbedding: job<never, EmbeddingTried>()(trusted<TrialTask>()),
    tryTraining: job<never, TrainingTried>()(trusted<TrialTask & { batch: number }>()),
    tryAnalysis: job<never, number>()(trusted<{ place: Place; features: Matrix }>()),
  },
  events: {},
} as const

export type ComputeContract = typeof computeContract
