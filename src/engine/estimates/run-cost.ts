/**
 * How long a run would take, from rates that were measured. n patches, f features, k topics:
 *
 *   import   start + photos * s_photo
 *   device   s_device, once a run: each that may be the quickest is tried
 *   train    load + steps * s_step(batch) + moments * rows * s_patch / 2
 *   embed    passes of all n patches, and of up to 2,000 in other light: load + rows * s_patch each
 *   rest     machine * (topics + map + quality + results)
 *
 * A step of another batch than the one measured counts as so many times as long. The rest is too little of most runs to be tried at
 * size: it grows as the terms below, whose factors are processor seconds of whole runs, and `machine` is how much slower this machine
 * is with a small piece of it, or was with the last run on record. docs/window.md says what is measured and what is not.
 */
import type { RunConfig } from '../../shared/run-config.ts'
import { mostInOtherLight } from '../jobs/stages/other-light.ts'
import { mostCalibrated } from '../training/calibrate.ts'
import { planMoments } from '../training/moments/moment-plan.ts'
import { leastPatches } from '../training/training-walk.ts'

export interface Rates {
  photos: { tried: number; startSeconds: number; secondsEach: number; patchesEach: number }
  embedding: { loadSeconds: number; secondsPerPatch: number; statisticsSeconds: number }
  /** Of choosing a device. */
  deviceSeconds: number
  /** Times as long as the reference. */
  machine: number
  /** By size of a batch, ascending. */
  training: TrainingRate[]
}

export interface TrainingRate {
  batch: number
  loadSeconds: number
  secondsPerStep: number
}

export interface RunSize {
  /** Photos that are still to be looked at. */
  photos: number
  patches: number
}

export function importCost({ photos }: RunSize, rates: Pick<Rates, 'photos'>): number {
  return photos === 0 ? 0 : rates.photos.startSeconds + photos * rates.photos.secondsEach
}

/** Null when there are too few patches to train on, or none; `rough` when the step comes from a batch of another size. */
export function runCost(
  config: RunConfig,
  size: RunSize,
  rates: Rates,
): { seconds: number | null; rough: boolean } {
  const trains = config.epochs > 0
  if (size.patches < (trains ? leastPatches : 1)) return { seconds: null, rough: false }
  const training = trains ? trainingCost(config, size.patches, rates) : { seconds: 0, rough: false }
  const topics = typeof config.topics === 'number' ? config.topics : 1
  const others =
    importCost(size, rates) +
    rates.deviceSeconds +
    embeddingCost(size.patches, rates, trains ? 3 : 2) +
    rates.machine * analysisCost(size.patches, topics)
  return { seconds: training.seconds + others, rough: training.rough }
}

/** Steps of a training are as large as this: fewer patches than a batch make it smaller. */
export function batchOf({ batch }: Pick<RunConfig, 'batch'>, patches: number): number {
  return Math.min(batch, patches)
}

function trainingCost(
  config: RunConfig,
  patches: number,
  { training, embedding }: Rates,
): { seconds: number; rough: boolean } {
  const batch = batchOf(config, patches)
  const steps = Math.floor(patches / batch) * config.epochs
  const nearest = training.findLast((rate) => rate.batch <= batch) ?? training[0]
  const perStep = nearest.secondsPerStep * (batch / nearest.batch)
  const moments = planMoments({ patches, epochs: config.epochs })
  const looking = (moments.moments * moments.rows * embedding.secondsPerPatch) / 2
  return { seconds: nearest.loadSeconds + steps * perStep + looking, rough: nearest.batch !== batch }
}

/** All patches by the run's network and by an untrained one, and some in other light by `networks`; statistics of all of those. */
function embeddingCost(patches: number, { embedding }: Rates, networks: number): number {
  const { loadSeconds, secondsPerPatch, statisticsSeconds } = embedding
  const inOtherLight = Math.min(patches, mostInOtherLight)
  const described = 2 * patches + networks * inOtherLight
  // The untrained network is calibrated for either, on patches that are not mirrored.
  const calibration = Math.min(patches, mostCalibrated)
  return (
    (4 + networks) * loadSeconds +
    (described + calibration) * secondsPerPatch +
    (patches + inOtherLight) * statisticsSeconds
  )
}

/** Seconds of topics, map, quality and results on the machine of reference. */
function analysisCost(patches: number, topics: number): number {
  return recordedAnalysisCost(patches, topics) + resultsCost(patches)
}

/** The part of it whose time is kept with a run. */
export function recordedAnalysisCost(patches: number, topics: number): number {
  return topicsCost(patches, topics) + mapCost(patches) + qualityCost(patches, topics)
}

/** Of one fit of the run's own features and of one map, as a trial makes them. */
export function trialCost(patches: number, topics: number): number {
  return fitCost(patches, topics) + mapCost(patches)
}

/* Processor seconds on two cores of 2.6 GHz, of whole runs over 87 to 512 patches. */

/** LDA of network features: programs are loaded, then every patch is looked at by every topic, pass after pass. */
function fitCost(patches: number, topics: number): number {
  return 0.25 + 2.2e-5 * patches * topics
}

/** The fit of the run, and of both baselines. */
function topicsCost(patches: number, topics: number): number {
  return 3 * fitCost(patches, topics)
}

/** Of all pairs, the nearest; then a layout in epochs. */
function mapCost(patches: number): number {
  return 0.18 + 1.5e-4 * patches + 3e-8 * patches ** 2
}

/** Rows that topics are found in again, as in quality/topic-stability.ts with 704 features. */
function stabilityRows(patches: number, topics: number): number {
  return Math.min(patches, Math.max(200, 1e7 / (704 * topics)))
}

/** Distances of up to 4,000 patches to all others and two more fits, for the run and both baselines; then what topics follow. */
function qualityCost(patches: number, topics: number): number {
  const distances = 0.07 + 3e-8 * patches * Math.min(patches, 4000)
  return 3 * distances + 2 * topicsCost(stabilityRows(patches, topics), topics) + 1e-3 * patches
}

/** The table and the report. */
function resultsCost(patches: number): number {
  return 0.15 + 5e-4 * patches
}
