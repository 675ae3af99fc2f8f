/**
 * Backbone features as the word counts that LDA expects.
 *
 *   contrast   c_ij = N * u_ij / sum_j u_ij,   u_ij = max(0, s_ij - floor_j) / spread_j,   s_ij = x_ij / mean_j x_ij
 *   raw        c_ij = x_ij
 *
 * floor_j is the 1st percentile and spread_j the standard deviation of column j of s over the rows that were fitted; where
 * one of these rows has a negative value, s_ij = x_ij.
 *
 * Why: dense non-negative features share most of their mass (each row looks like the mean row), so that on raw values
 * variational Bayes explains all rows by one or two topics, and the size of the features, an accident of the network,
 * decides how much the prior weighs. What all rows share is taken away, rows that are merely louder as a whole are not
 * alike for it, each feature gets the same say, and N states openly how much evidence one row is. docs/topics.md has the
 * measurements behind the defaults. For counts of things, as spatial_LDA has of cells, `raw` is right.
 */
import type { Matrix } from '../matrix.ts'

export interface CountScaling {
  kind: 'contrast' | 'raw'
  /** N, the sum of every non-empty row under `contrast`. */
  pseudoCount: number
  /** Whether rows are divided by their mean first. */
  dividesByMean: boolean
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
/** A column that varies less, relative to its values, is taken as constant: single precision has no more. */
const leastSpread = 1e-6

/** Learns the columns' floor and spread. */
export function fitCountScaling(features: Matrix, options: CountScalingOptions = {}): CountScaling {
  const { rows, cols } = features
  const kind = options.kind ?? 'contrast'
  const pseudoCount = options.pseudoCount ?? pseudoCountPerFeature * cols
  const width = kind === 'contrast' ? cols : 0
  const scaling: CountScaling = {
    kind,
    pseudoCount,
    dividesByMean: kind === 'contrast' && features.data.every((value) => value >= 0),
    floor: new Float64Array(width),
    inverseSpread: new Float64Array(width),
  }
  const factors = Float64Array.from({ length: rows }, (_, i) => rowFactor(scaling, features, i))
  const column = new Float64Array(rows)
  for (let j = 0; j < width; j++) {
    for (let i = 0; i < rows; i++) column[i] = features.data[i * cols + j] * factors[i]
    column.sort()
    scaling.floor[j] = column[Math.floor(floorQuantile * (rows - 1))]
    const spread = standardDeviation(column)
    const size = Math.max(Math.abs(column[0]), Math.abs(column[rows - 1]))
    scaling.inverseSpread[j] = spread > leastSpread * size ? 1 / spread : 0
  }
  return scaling
}

function rowFactor({ dividesByMean }: CountScaling, { data, cols }: Matrix, i: number): number {
  if (!dividesByMean) return 1
  let sum = 0
  for (let q = i * cols; q < (i + 1) * cols; q++) sum += data[q]
  return sum > 0 ? cols / sum : 0
}

/** Writes row i of the features as counts. A row without anything above the floors stays all zero. */
export function writeCounts(scaling: CountScaling, features: Matrix, i: number, out: Float64Array): void {
  const { data, cols } = features
  const { kind, floor, inverseSpread, pseudoCount } = scaling
  const start = i * cols
  const factor = rowFactor(scaling, features, i)
  let sum = 0
  for (let j = 0; j < cols; j++) {
    const value = data[start + j] * factor
    out[j] = kind === 'raw' ? value : Math.max(0, value - floor[j]) * inverseSpread[j]
    sum += out[j]
  }
  if (kind === 'raw') return
  const toCounts = sum > 0 ? pseudoCount / sum : 0
  for (let j = 0; j < cols; j++) out[j] *= toCounts
}

function standardDeviation(values: Float64Array): number {
  let mean = 0
  for (const value of values) mean += value
  mean /= values.length
  let square = 0
  for (const value of values) square += (value - mean) ** 2
  return Math.sqrt(square / values.length)
}
