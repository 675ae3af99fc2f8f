import { expect, test } from 'vitest'
import { columnMeans } from './linear-algebra.ts'
import { matrix, type Matrix } from './matrix.ts'
import { leadingComponents, pcaSteps, type Pca } from './pca.ts'
import { createRng } from './rng.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

function pca(features: Matrix, dimensions: number): Pca {
  const steps = pcaSteps(features, dimensions)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

test('eigenvectors of a symmetric matrix are orthogonal and rebuild it', () => {
  const n = 5
  const rng = createRng(1)
  const a = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = rng.normal()
  const { values, vectors } = symmetricEigen(a, n)
  expect([...values]).toEqual([...values].sort((x, y) => y - x))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let [rebuilt, product] = [0, 0]
      for (let k = 0; k < n; k++) {
        rebuilt += values[k] * vectors[k * n + i] * vectors[k * n + j]
        product += vectors[i * n + k] * vectors[j * n + k]
      }
      expect(rebuilt).toBeCloseTo(a[i * n + j], 10)
      expect(product).toBeCloseTo(i === j ? 1 : 0, 10)
    }
})

test('components point along the axes of greatest spread, their variances are those of the scores', () => {
  const rng = createRng(2)
  const data = new Float32Array(400 * 6)
  for (let i = 0; i < 400; i++) {
    const [u, v] = [5 * rng.normal(), 2 * rng.normal()]
    for (let j = 0; j < 6; j++) data[i * 6 + j] = 3 + 0.05 * rng.normal()
    data[i * 6 + 1] += u * 0.6
    data[i * 6 + 4] += u * 0.8
    data[i * 6 + 2] += v
  }
  const { components, variances, scores } = pca(matrix(400, 6, data), 2)
  expect([components[1], components[4], components[8]].map((x) => Math.round(x * 100) / 100)).toEqual([
    0.6, 0.8, 1,
  ])
  for (const c of [0, 1]) {
    let square = 0
    for (let i = 0; i < 400; i++) square += scores.data[i * 2 + c] ** 2
    expect(square / 399).toBeCloseTo(variances[c], 3)
  }
})

test('data without spread, or with fewer columns than components, gives zeros', () => {
  expect([...pca(matrix(3, 2, new Float32Array(6).fill(4)), 2).scores.data]).toEqual([0, 0, 0, 0, 0, 0])
  const line = pca(matrix(3, 1, Float32Array.of(0, 1, 2)), 2)
  expect([...line.scores.data]).toEqual([-1, 0, 0, 0, 1, 0])
})

test('components from products of columns are those from the rows', () => {
  const [n, f] = [60, 7]
  const rng = createRng(4)
  const features = matrix(
    n,
    f,
    Float32Array.from({ length: n * f }, (_, q) => rng.normal() * (1 + 3 * (q % f))),
  )
  const means = columnMeans(features)
  const products = new Float32Array(f * f)
  for (let i = 0; i < n; i++)
    for (let p = 0; p < f; p++)
      for (let q = 0; q < f; q++)
        products[p * f + q] += (features.data[i * f + p] - means[p]) * (features.data[i * f + q] - means[q])
  const found = leadingComponents(products, f, 2)
  pca(features, 2).components.forEach((value, at) => expect(found[at]).toBeCloseTo(value, 4))
})
