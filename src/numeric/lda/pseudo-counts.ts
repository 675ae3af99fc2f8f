/**
 * Backbone features as the word counts that LDA expects.
 *
 *   contrast   c_ij = N * u_ij / sum_j u_ij,   u_ij = max(0, x_ij - floor_j) / spread_j
 *   raw        c_ij = x_ij
 *
 * floor_j is the 1st percentile and spread_j the standard deviation of column j over the rows that were fitted. Why: dense
 * non-negative features share most of their mass (each row looks like the mean row), so that on raw values variational
 * Bayes explains all rows by one or two topics, and the size of the features, an accident of the network, decides how
 * much the prior weighs. What all rows share is taken away, each feature gets the same say, and N states openly how much
 * evidence one row is. docs/topics.md has the measurements behind the defaults. spatial_LDA and the like feed counts of
 * cells, for which `raw` is right.
 */
import type { Matrix } from '../matrix.ts'

export interface CountScaling {
  kind: 'contrast' | 'raw'
  /** N, the sum of every non-empty row under `contrast`. */
  pseudoCount: number
  /** Per column, under `contrast`; empty under `raw`. */
  floor: Float64Array /* [f] */
  inverseSpread: Float64Array /* [f], 0 for a constant column */
}

export interface CountScalingOptions {
  kind?: 'contrast' | 'raw'
  /** Default 4 times the number of features. More gives finer and more topics in use, less gives fewer and broader ones. */
  pseudoCount?: number
}

const pseudoCountPerFeature = 4
const floorQuantile = 0.01

/** Learns the columns' floor and spread. */
export function fitCountScaling(features: Matrix, options: CountScalingOptions = {}): CountScaling {
  const kind = options.kind ?? 'contrast'
  const pseudoCount = options.pseudoCount ?? pseudoCountPerFeature * features.cols
  if (kind === 'raw')
    return { kind, pseudoCount, floor: new Float64Array(0), inverseSpread: new Float64Array(0) }
  const { data, rows, cols } = features
  const floor = new Float64Array(cols)
  const inverseSpread = new Float64Array(cols)
  const column = new Float64Array(rows)
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < rows; i++) column[i] = data[i * cols + j]
    column.sort()
    floor[j] = column[Math.floor(floorQuantile * (rows - 1))]
    const spread = standardDeviation(column)
    inverseSpread[j] =
      spread > 1e-7 * Math.max(Math.abs(column[0]), Math.abs(column[rows - 1])) ? 1 / spread : 0
  }
  return { kind, pseudoCount, floor, inverseSpread }
}

/** Writes row i of the features as counts. A row without anything above the floors stays all zero. */
export function writeCounts(scaling: CountScaling, features: Matrix, i: number, out: Float64Array): void {
  const { data, cols } = features
  const start = i * cols
  if (scaling.kind === 'raw') {
    for (let j = 0; j < cols; j++) out[j] = data[start + j]
    return
  }
  const { floor, inverseSpread, pseudoCount } = scaling
  let sum = 0
  for (let j = 0; j < cols; j++) {
    const above = data[start + j] - floor[j]
    const value = above > 0 ? above * inverseSpread[j] : 0
    out[j] = value
    sum += value
  }
  const factor = sum > 0 ? pseudoCount / sum : 0
  for (let j = 0; j < cols; j++) out[j] *= factor
}

function standardDeviation(values: Float64Array): number {
  let mean = 0
  for (const value of values) mean += value
  mean /= values.length
  let square = 0
  for (const value of values) square += (value - mean) ** 2
  return Math.sqrt(square / values.length)
}
