import { expect, test } from 'vitest'
import { matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { linearReadOut } from './linear-read-out.ts'

const rows = 200
const rng = createRng(4)
const features = matrix(
  rows,
  5,
  Float32Array.from({ length: rows * 5 }, () => rng.normal()),
)
const groups = Array.from({ length: rows }, (_, i) => i >> 1)
const linear = Float64Array.from(
  { length: rows },
  (_, i) => 7 + 2 * features.data[i * 5] - features.data[i * 5 + 3],
)
const noise = Float64Array.from({ length: rows }, () => rng.normal())

function ask(targets: Float64Array[], groupOf: number[] = groups, of = features): number[] {
  const steps = linearReadOut({ features: of, targets, groups: groupOf, seed: 1 })
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

test('a linear function of the features is told, noise is not, half of each in part', () => {
  const half = linear.map((value, i) => value + Math.sqrt(5) * noise[i])
  const [whole, none, part] = ask([linear, noise, half])
  expect(whole).toBeGreaterThan(0.99)
  expect(none).toBeLessThan(0.05)
  expect(part).toBeGreaterThan(0.35)
  expect(part).toBeLessThan(0.65)
})

test('what only names the photo is not told, since patches of a photo stay on one side', () => {
  const perPhoto = matrix(
    rows,
    400,
    Float32Array.from({ length: rows * 400 }, () => 0),
  )
  const quantity = new Float64Array(rows)
  for (let photo = 0; photo < rows / 2; photo++) {
    const value = rng.normal()
    const signature = Array.from({ length: 400 }, () => rng.normal())
    for (const i of [2 * photo, 2 * photo + 1]) {
      quantity[i] = value
      perPhoto.data.set(signature, i * 400)
    }
  }
  expect(ask([quantity], groups, perPhoto)[0]).toBeLessThan(0.05)
  const apart = Array.from({ length: rows }, (_, i) => i)
  expect(ask([quantity], apart, perPhoto)[0]).toBeGreaterThan(0.4)
})

test('it agrees with the primal form of ridge, worked by hand', () => {
  /* One feature, -1 or 1; fitted to the other two groups w = z y / (z z + 1). */
  const [r2] = ask([Float64Array.of(-3, 3, -3, 3)], [0, 0, 1, 1], matrix(4, 1, Float32Array.of(-1, 1, -1, 1)))
  expect(r2).toBeCloseTo(1 - (3 - (2 / 3) * 3) ** 2 / 9, 6)
})

test('a constant and a single group have no answer', () => {
  expect(ask([new Float64Array(rows)])).toEqual([Number.NaN])
  expect(ask([linear], new Array<number>(rows).fill(0))).toEqual([Number.NaN])
})
