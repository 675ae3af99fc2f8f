/**
 * Leading principal components by subspace iteration with oversampling (Halko, Martinsson and Tropp, 2011, algorithm 4.4
 * on the covariance): V <- orth(X^T X V), one pass over the rows a round, then the eigenvectors of V^T X^T X V.
 * Signs are fixed so that the loading of greatest size is positive.
 */
import type { Progress } from '../shared/progress.ts'
import { columnMeans } from './linear-algebra.ts'
import { matrix, type Matrix } from './matrix.ts'
import { createRng } from './rng.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

export interface Pca {
  /** Projections of the centred rows, component of greatest variance first. */
  scores: Matrix /* [n, d] */
  components: Float64Array /* [d, f] */
  /** Variance along each component, divided by n - 1. */
  variances: Float64Array /* [d] */
}

const oversampling = 8
const rounds = 12
const rowsPerStep = 256

/** Yields after every few hundred rows. Components beyond the rank of the data have variance 0. */
export function* pcaSteps(features: Matrix, dimensions: number): Generator<Progress, Pca, void> {
  const { rows: n, cols: f } = features
  const width = Math.min(f, dimensions + oversampling)
  const mean = columnMeans(features)
  const rng = createRng(1).fork('pca')
  let basis = Float64Array.from({ length: width * f }, () => rng.normal())
  orthonormalise(basis, f)
  let image = yield* covarianceTimes(features, mean, basis)
  for (let round = 1; round < rounds; round++) {
    basis = image
    orthonormalise(basis, f)
    image = yield* covarianceTimes(features, mean, basis)
  }
  const { values, vectors } = symmetricEigen(gram(basis, image, f), width)
  const kept = Math.min(dimensions, width)
  const components = new Float64Array(dimensions * f)
  for (let c = 0; c < kept; c++) {
    const component = components.subarray(c * f, (c + 1) * f)
    for (let l = 0; l < width; l++)
      for (let j = 0; j < f; j++) component[j] += vectors[c * width + l] * basis[l * f + j]
    fixSign(component)
  }
  const variances = Float64Array.from({ length: dimensions }, (_, c) =>
    c < kept ? Math.max(0, values[c]) / Math.max(1, n - 1) : 0,
  )
  return { scores: yield* project(features, mean, components), components, variances }
}

/**
 * Directions of greatest variance, [d, f], from the products of centred columns X^T X, [f, f]: for when a device multiplies.
 * The same iteration as above; exact to a few digits, which is enough to begin a map from.
 */
export function leadingComponents(products: Float32Array, cols: number, dimensions: number): Float64Array {
  const width = Math.min(cols, dimensions + oversampling)
  const rng = createRng(1).fork('pca')
  let basis = Float64Array.from({ length: width * cols }, () => rng.normal())
  orthonormalise(basis, cols)
  let image = productsTimes(products, cols, basis)
  for (let round = 1; round < rounds; round++) {
    basis = image
    orthonormalise(basis, cols)
    image = productsTimes(products, cols, basis)
  }
  const { vectors } = symmetricEigen(gram(basis, image, cols), width)
  const components = new Float64Array(dimensions * cols)
  for (let c = 0; c < Math.min(dimensions, width); c++) {
    const component = components.subarray(c * cols, (c + 1) * cols)
    for (let l = 0; l < width; l++)
      for (let j = 0; j < cols; j++) component[j] += vectors[c * width + l] * basis[l * cols + j]
    fixSign(component)
  }
  return components
}

function productsTimes(
  products: Float32Array /* [f, f], symmetric */,
  cols: number,
  basis: Float64Array /* [l, f] */,
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(basis.length)
  for (let start = 0; start < basis.length; start += cols)
    for (let i = 0; i < cols; i++) {
      /* Two sums, since an addition has to wait for the one before. */
      let even = 0
      let odd = 0
      const at = i * cols
      for (let j = 0; j + 1 < cols; j += 2) {
        even += products[at + j] * basis[start + j]
        odd += products[at + j + 1] * basis[start + j + 1]
      }
      if (cols % 2 === 1) even += products[at + cols - 1] * basis[start + cols - 1]
      out[start + i] = even + odd
    }
  return out
}

/** (X^T X V)^T with V^T as rows; X is centred on the way. */
function* covarianceTimes(
  { data, rows, cols }: Matrix,
  mean: Float64Array,
  basis: Float64Array /* [l, f] */,
): Generator<Progress, Float64Array<ArrayBuffer>, void> {
  const width = basis.length / cols
  const out = new Float64Array(basis.length)
  const x = new Float64Array(cols)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[j] = data[i * cols + j] - mean[j]
    for (let l = 0; l < width; l++) {
      const start = l * cols
      let dot = 0
      for (let j = 0; j < cols; j++) dot += x[j] * basis[start + j]
      for (let j = 0; j < cols; j++) out[start + j] += dot * x[j]
    }
    if (i % rowsPerStep === rowsPerStep - 1) yield { done: i, total: rows }
  }
  return out
}

function* project(
  { data, rows, cols }: Matrix,
  mean: Float64Array,
  components: Float64Array /* [d, f] */,
): Generator<Progress, Matrix, void> {
  const d = components.length / cols
  const scores = matrix(rows, d)
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < d; c++) {
      let dot = 0
      for (let j = 0; j < cols; j++) dot += (data[i * cols + j] - mean[j]) * components[c * cols + j]
      scores.data[i * d + c] = dot
    }
    if (i % rowsPerStep === rowsPerStep - 1) yield { done: i, total: rows }
  }
  return scores
}

/** Gram and Schmidt on rows, twice for accuracy; a row that depends on those before it becomes zero. */
function orthonormalise(basis: Float64Array, cols: number): void {
  const width = basis.length / cols
  for (let l = 0; l < width; l++) {
    const current = basis.subarray(l * cols, (l + 1) * cols)
    const before = Math.sqrt(dot(current, current))
    for (let pass = 0; pass < 2; pass++)
      for (let m = 0; m < l; m++) {
        const other = basis.subarray(m * cols, (m + 1) * cols)
        const along = dot(current, other)
        for (let j = 0; j < cols; j++) current[j] -= along * other[j]
      }
    const length = Math.sqrt(dot(current, current))
    const factor = length > 1e-10 * before ? 1 / length : 0
    for (let j = 0; j < cols; j++) current[j] *= factor
  }
}

function gram(left: Float64Array, right: Float64Array, cols: number): Float64Array {
  const width = left.length / cols
  return Float64Array.from({ length: width * width }, (_, q) => {
    const [l, m] = [Math.floor(q / width), q % width]
    const ordered = l <= m ? [l, m] : [m, l]
    return dot(
      left.subarray(ordered[0] * cols, (ordered[0] + 1) * cols),
      right.subarray(ordered[1] * cols, (ordered[1] + 1) * cols),
    )
  })
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let j = 0; j < x.length; j++) sum += x[j] * y[j]
  return sum
}

function fixSign(component: Float64Array): void {
  let greatest = 0
  for (const value of component) if (Math.abs(value) > Math.abs(greatest) * (1 + 1e-9)) greatest = value
  if (greatest < 0) for (let j = 0; j < component.length; j++) component[j] = -component[j]
}
