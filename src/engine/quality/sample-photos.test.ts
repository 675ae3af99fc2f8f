import { expect, test } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import type { PatchOrigin } from './cheek-pairs.ts'
import { samplePhotos } from './sample-photos.ts'

const origins: PatchOrigin[] = Array.from({ length: 20 }, (_, i) => ({
  photo: i % 10,
  face: 0,
  region: i < 10 ? 'left-cheek' : 'right-cheek',
}))

test('whole photos are taken, in ascending order, and all of them where there is room', () => {
  const sample = [...samplePhotos(origins, 9, createRng(3))]
  expect(sample).toHaveLength(8)
  expect(sample).toEqual([...sample].sort((a, b) => a - b))
  for (const position of sample) expect(sample).toContain((position + 10) % 20)
  expect([...samplePhotos(origins, 20, createRng(3))]).toEqual(origins.map((_, i) => i))
})

test('the choice is that of its random numbers', () => {
  expect(samplePhotos(origins, 9, createRng(3))).toEqual(samplePhotos(origins, 9, createRng(3)))
  expect(samplePhotos(origins, 9, createRng(3))).not.toEqual(samplePhotos(origins, 9, createRng(4)))
})
