/**
 * How far topics and embeddings agree with labels that somebody has, after the fact. Labels never reach training, topics
 * or map. Formulas, sources, ranges and directions: docs/quality.md.
 */
import {
  adjustedRandIndex,
  contingency,
  normalisedMutualInformation,
  numberLabels,
} from '../../numeric/measures/contingency.ts'
import { linearReadOut } from '../../numeric/measures/linear-read-out.ts'
import { visitCosineDistances } from '../../numeric/measures/distance-rows.ts'
import { createNeighbourVote, type VoteMeasure } from '../../numeric/measures/neighbour-vote.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { createRng, shuffle } from '../../numeric/rng.ts'
import { sampleRows } from '../../numeric/sample-rows.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'
import { comparisonSpace } from './comparison-space.ts'

export interface LabelColumn {
  name: string
  /** Label of each patch, null where there is none. */
  labels: readonly (string | null)[]
}

export interface LabelQuestion {
  features: Matrix /* [n, f] */
  /** Best topic of each patch. */
  topics: ArrayLike<number>
  columns: readonly LabelColumn[]
  /** Patches of one group (photo) are not each other's neighbours. */
  groups: ArrayLike<string | number>
}

/** Null stands for "does not apply": fewer than two different labels. */
export interface ColumnAgreement {
  column: string
  /** Number of different labels. */
  labels: number
  /** Patches with a label. */
  patches: number
  nmi: number | null
  /** Mean NMI of the same topics with shuffled labels: what the numbers of topics and labels give by themselves. */
  nmiChance: number | null
  ari: number | null
  knnAccuracy: number | null
  knnBalancedAccuracy: number | null
  /** Spearman's correlation of the neighbours' mean with the label, where all labels are numbers. */
  knnRankCorrelation: number | null
  /** R^2 of a linear read-out on photos it was not fitted to, where all labels are numbers. */
  readOutR2: number | null
  /** Accuracy of always saying the most frequent label. */
  majorityBaseline: number | null
}

export interface LabelAgreementOptions extends LongWork {
  seed: number
  /** Neighbours that vote. Default 5. */
  k?: number
  /** Rows whose neighbours are looked for; beyond it a seeded sample of that size. Default 4000. */
  mostRows?: number
}

const shuffles = 10

export async function labelAgreement(
  { features, topics, columns, groups }: LabelQuestion,
  { seed, k = 5, mostRows = 4000, signal, onProgress }: LabelAgreementOptions,
): Promise<ColumnAgreement[]> {
  const groupCodes = numberLabels(groups).codes
  const prepared = columns.map(prepareColumn)
  const votes = prepared.map(({ codes, values }) =>
    createNeighbourVote({ labels: codes, groups: groupCodes, k, values }),
  )
  const rows = sampleRows(features.rows, mostRows, seed)
  await runSteps(visitCosineDistances(comparisonSpace(features), rows, votes), { signal, onProgress })
  const readOuts = await readOut(prepared, { features, groups: groupCodes, seed, signal })
  return prepared.map((column, at) => ({
    ...agreement(column, votes[at], { topics, seed }),
    readOutR2: readOuts.get(column) ?? null,
  }))
}

/** Rows of a read-out; its time grows with their third power. */
const mostReadOutRows = 2000

/** Columns that label the same patches share the work. */
async function readOut(
  columns: readonly PreparedColumn[],
  {
    features,
    groups,
    seed,
    signal,
  }: Pick<LabelQuestion, 'features'> & LongWork & { groups: Int32Array; seed: number },
): Promise<Map<PreparedColumn, number>> {
  const together = Map.groupBy(
    columns.filter(({ values }) => values !== undefined && values.length > 1),
    ({ codes }) => codes.map((code) => Number(code >= 0)).join(''),
  )
  const results = new Map<PreparedColumn, number>()
  for (const alike of together.values()) {
    const labelled = [...alike[0].codes.keys()].filter((i) => alike[0].codes[i] >= 0)
    const rows = Array.from(sampleRows(labelled.length, mostReadOutRows, seed), (at) => labelled[at])
    const picked = matrix(rows.length, features.cols)
    rows.forEach((i, at) => picked.data.set(row(features, i), at * features.cols))
    const scores = await runSteps(
      linearReadOut({
        features: picked,
        targets: alike.map(({ codes, values = new Float64Array() }) =>
          Float64Array.from(rows, (i) => values[codes[i]]),
        ),
        groups: rows.map((i) => groups[i]),
        seed,
      }),
      { signal },
    )
    alike.forEach((column, at) => {
      if (Number.isFinite(scores[at])) results.set(column, scores[at])
    })
  }
  return results
}

interface PreparedColumn {
  name: string
  /** Number of each patch's label, -1 for none. */
  codes: Int32Array
  names: string[]
  /** The labels as numbers, when all of them are. */
  values?: Float64Array
}

function prepareColumn({ name, labels }: LabelColumn): PreparedColumn {
  const names = [...new Set(labels.filter((label) => label !== null))]
  const codeOf = new Map(names.map((label, code) => [label, code]))
  const codes = Int32Array.from(labels, (label) => (label === null ? -1 : (codeOf.get(label) ?? -1)))
  const values = Float64Array.from(names, (label) => (label.trim() === '' ? Number.NaN : Number(label)))
  return { name, codes, names, values: values.every(Number.isFinite) ? values : undefined }
}

function agreement(
  { name, codes, names }: PreparedColumn,
  vote: VoteMeasure,
  { topics, seed }: { topics: ArrayLike<number>; seed: number },
): Omit<ColumnAgreement, 'readOutR2'> {
  const labelled = [...codes.keys()].filter((i) => codes[i] >= 0)
  const base = { column: name, labels: names.length, patches: labelled.length }
  if (names.length < 2) return { ...base, ...notApplicable }
  const labelCodes = Int32Array.from(labelled, (i) => codes[i])
  const topicCodes = Int32Array.from(labelled, (i) => topics[i])
  const table = contingency(topicCodes, labelCodes)
  const voted = vote.result()
  const correlation = voted?.rankCorrelation
  return {
    ...base,
    nmi: normalisedMutualInformation(table),
    nmiChance: shuffledNmi(topicCodes, labelCodes, seed),
    ari: adjustedRandIndex(table),
    knnAccuracy: voted?.accuracy ?? null,
    knnBalancedAccuracy: voted?.balancedAccuracy ?? null,
    knnRankCorrelation: correlation !== undefined && Number.isFinite(correlation) ? correlation : null,
    majorityBaseline: table.vSizes.reduce((most, size) => Math.max(most, size), 0) / labelled.length,
  }
}

const notApplicable = {
  nmi: null,
  nmiChance: null,
  ari: null,
  knnAccuracy: null,
  knnBalancedAccuracy: null,
  knnRankCorrelation: null,
  majorityBaseline: null,
}

function shuffledNmi(topics: Int32Array, labels: Int32Array, seed: number): number {
  const rng = createRng(seed).fork('shuffled-labels')
  const shuffled = labels.slice()
  let sum = 0
  for (let round = 0; round < shuffles; round++) {
    shuffle(shuffled, rng)
    sum += normalisedMutualInformation(contingency(topics, shuffled))
  }
  return sum / shuffles
}
