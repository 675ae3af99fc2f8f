/**
 * Two coordinates of each row of a graph from its normalised Laplacian I - D^(-1/2) W D^(-1/2): the eigenvectors of the two
 * smallest eigenvalues above 0 (Belkin and Niyogi, 2003; UMAP's own start). They are the largest of the normalised weights,
 * found by Lanczos's method with full reorthogonalisation (Golub and Van Loan, 2013, section 10.3), the trivial eigenvector
 * D^(1/2) 1 kept out from the beginning.
 *
 * A graph in several parts has no such coordinates that place the parts: null then. umap-learn places each part by itself.
 */
import type { Progress } from '../../shared/progress.ts'
import { matrix, type Matrix } from '../matrix.ts'
import type { Rng } from '../rng.ts'
import { symmetricEigen } from '../symmetric-eigen.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'

const mostSteps = 120

/** Coordinates [n, 2], or null for a graph in parts or of fewer than 4 rows. Yields after each product with the graph. */
export function* spectralPlaceSteps(graph: FuzzyGraph, rng: Rng): Generator<Progress, Matrix | null, void> {
  const { rows: n } = graph
  if (n < 4 || !isConnected(graph)) return null
  const { weights, trivial } = normalised(graph)
  const steps = Math.min(mostSteps, n - 1)
  const basis: Float64Array[] = [trivial]
  const diagonal: number[] = []
  const beside: number[] = []
  let current = randomBeside(basis, n, rng)
  for (let step = 0; step < steps; step++) {
    const image = multiply(graph, weights, current)
    diagonal.push(dot(image, current))
    basis.push(current)
    orthogonalise(image, basis)
    orthogonalise(image, basis)
    const length = Math.sqrt(dot(image, image))
    /* What one start can reach is exhausted, such as one of two equal eigenvalues: another start finds the rest. */
    const exhausted = length < 1e-10
    beside.push(exhausted ? 0 : length)
    current = exhausted ? randomBeside(basis, n, rng) : image
    normalise(current)
    yield { done: step + 1, total: steps }
  }
  return ritzPlaces(basis.slice(1), diagonal, beside)
}

function ritzPlaces(basis: Float64Array[], diagonal: number[], beside: number[]): Matrix {
  const m = diagonal.length
  const tridiagonal = new Float64Array(m * m)
  for (let i = 0; i < m; i++) {
    tridiagonal[i * m + i] = diagonal[i]
    if (i + 1 < m) tridiagonal[i * m + i + 1] = tridiagonal[(i + 1) * m + i] = beside[i]
  }
  const { vectors } = symmetricEigen(tridiagonal, m)
  const n = basis[0].length
  const places = matrix(n, 2)
  for (const axis of [0, 1]) {
    const vector = new Float64Array(n)
    for (let l = 0; l < m; l++) for (let i = 0; i < n; i++) vector[i] += vectors[axis * m + l] * basis[l][i]
    const sign = signOf(vector)
    for (let i = 0; i < n; i++) places.data[2 * i + axis] = sign * vector[i]
  }
  return places
}

/** The value of greatest size shall be positive, so that rounding cannot mirror a map. */
function signOf(vector: Float64Array): number {
  let greatest = 0
  for (const value of vector) if (Math.abs(value) > Math.abs(greatest) * (1 + 1e-9)) greatest = value
  return greatest < 0 ? -1 : 1
}

function normalised({ rows, heads, tails, weights }: FuzzyGraph): {
  weights: Float64Array
  trivial: Float64Array
} {
  const degrees = new Float64Array(rows)
  for (let e = 0; e < heads.length; e++) degrees[heads[e]] += weights[e]
  const trivial = degrees.map((degree) => Math.sqrt(degree))
  const scaled = weights.map((weight, e) => weight / (trivial[heads[e]] * trivial[tails[e]]))
  normalise(trivial)
  return { weights: scaled, trivial }
}

function multiply(
  { rows, heads, tails }: FuzzyGraph,
  weights: Float64Array,
  vector: Float64Array,
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(rows)
  for (let e = 0; e < heads.length; e++) out[heads[e]] += weights[e] * vector[tails[e]]
  return out
}

function isConnected({ rows, heads, tails }: FuzzyGraph): boolean {
  const parent = Int32Array.from({ length: rows }, (_, i) => i)
  const rootOf = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]]
      i = parent[i]
    }
    return i
  }
  let parts = rows
  for (let e = 0; e < heads.length; e++) {
    const [a, b] = [rootOf(heads[e]), rootOf(tails[e])]
    if (a === b) continue
    parent[b] = a
    parts--
  }
  return parts === 1
}

function randomBeside(basis: readonly Float64Array[], n: number, rng: Rng): Float64Array<ArrayBuffer> {
  const vector = Float64Array.from({ length: n }, () => rng.normal())
  orthogonalise(vector, basis)
  orthogonalise(vector, basis)
  normalise(vector)
  return vector
}

function orthogonalise(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (const other of basis) {
    const along = dot(vector, other)
    for (let i = 0; i < vector.length; i++) vector[i] -= along * other[i]
  }
}

function normalise(vector: Float64Array): void {
  const length = Math.sqrt(dot(vector, vector))
  for (let i = 0; i < vector.length; i++) vector[i] /= length
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i]
  return sum
}
