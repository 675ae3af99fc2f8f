import { describe, expect, test } from 'vitest'
import { matrix, type Matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { classesToldApart } from './classes-told-apart.ts'

const photoCount = 120
const photos = Array.from({ length: 2 * photoCount }, (_, i) => i >> 1)
const tone = photos.map((photo) => photo % 3)
const spots = photos.map((photo) => (photo >> 2) % 2)

/** Two columns that follow the labels, and two of noise that both rows of a photo share. */
function drawn(noise: number): Matrix {
  const rng = createRng(4)
  const points = matrix(photos.length, 4)
  const own = Array.from({ length: 2 * photoCount }, () => 0.3 * rng.normal())
  photos.forEach((photo, i) => {
    const values = [
      tone[i] + noise * rng.normal(),
      spots[i] + noise * rng.normal(),
      own[photo],
      own[photo + photoCount],
    ]
    points.data.set(values, i * 4)
  })
  return points
}

describe('the classes that features tell apart', () => {
  test('are all combinations where labels are told without an error', () => {
    const found = classesToldApart({ points: drawn(0.01), photos, labels: [tone, spots], seed: 1 })
    expect(found).toBeGreaterThan(5.5)
    expect(found).toBeLessThan(6.1)
  })

  test('are fewer the more noise there is', () => {
    const [little, much] = [0.3, 1].map((noise) =>
      classesToldApart({ points: drawn(noise), photos, labels: [tone, spots], seed: 1 }),
    )
    expect(little).toBeGreaterThan(much + 0.5)
  })

  test('are one where features say nothing of the labels, though both patches of a photo are alike', () => {
    const rng = createRng(9)
    const labels = Array.from({ length: photoCount }, () => rng.integer(40))
    const byPhoto = photos.map((photo) => labels[photo])
    const found = classesToldApart({ points: drawn(1), photos, labels: [byPhoto], seed: 1 })
    expect(found).toBeLessThan(1.4)
  })
})
