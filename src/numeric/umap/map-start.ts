/**
 * Where the points of a map start: two coordinates each, scaled so that the farthest coordinate is 10, with noise of 1e-4 so
 * that equal rows can part, then each axis stretched over 0 to 10, as umap-learn does with its own starts.
 */
import type { Progress } from '../../shared/progress.ts'
import { matrix, type Matrix } from '../matrix.ts'
import { pcaSteps } from '../pca.ts'
import type { Rng } from '../rng.ts'

const extent = 10
const noise = 1e-4

/** From the first two principal components of features [n, f]. Yields as `pcaSteps` does. */
export function* mapStartSteps(features: Matrix, rng: Rng): Generator<Progress, Matrix, void> {
  const { scores } = yield* pcaSteps(features, 2)
  return startFrom(scores, rng)
}

/** From any two coordinates of each row, [n, 2], such as eigenvectors. An axis without any spread is centred. */
export function startFrom(scores: Matrix, rng: Rng): Matrix {
  const greatest = scores.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const factor = greatest > 0 ? extent / greatest : 0
  const start = matrix(scores.rows, 2)
  for (let q = 0; q < start.data.length; q++) start.data[q] = scores.data[q] * factor + noise * rng.normal()
  for (const axis of [0, 1]) stretch(start, axis)
  return start
}

function stretch({ data, rows }: Matrix, axis: number): void {
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < rows; i++) {
    low = Math.min(low, data[2 * i + axis])
    high = Math.max(high, data[2 * i + axis])
  }
  for (let i = 0; i < rows; i++) {
    const q = 2 * i + axis
    data[q] = high > low ? (extent * (data[q] - low)) / (high - low) : extent / 2
  }
}
