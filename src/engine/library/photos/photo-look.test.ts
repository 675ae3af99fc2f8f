import { expect, test } from 'vitest'
import { createRng } from '../../../numeric/rng.ts'
import { countDuplicates } from './find-duplicates.ts'
import { lookDistance, nearDuplicateBits, photoLook } from './photo-look.ts'
import { halve } from './pyramid.ts'
import type { Picture } from './picture.ts'

/** Soft light and dark all over, different for every seed. */
function picture(seed: number, { gain = 1, noise = 0 } = {}): Picture {
  const rng = createRng(seed)
  const waves = Array.from({ length: 12 }, () => ({
    u: rng.integer(7),
    v: rng.integer(7),
    phase: rng.uniform() * 6.3,
  }))
  const [width, height] = [160, 120]
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height]
    const light = waves.reduce((sum, { u, v, phase }) => sum + Math.cos(3.14 * (u * x + v * y) + phase), 0)
    for (let c = 0; c < 3; c++) data[3 * i + c] = gain * (110 + 8 * light + noise * rng.normal())
  }
  return { data, width, height }
}

test('the same picture smaller, brighter or noisier looks alike', () => {
  const look = photoLook(picture(1))
  expect(lookDistance(look, photoLook(halve(halve(picture(1)))))).toBeLessThanOrEqual(nearDuplicateBits)
  expect(lookDistance(look, photoLook(picture(1, { gain: 1.2 })))).toBeLessThanOrEqual(nearDuplicateBits)
  expect(lookDistance(look, photoLook(picture(1, { noise: 6 })))).toBeLessThanOrEqual(nearDuplicateBits)
})

test('another picture does not', () => {
  const looks = Array.from({ length: 12 }, (_, seed) => photoLook(picture(seed)))
  for (let a = 0; a < looks.length; a++)
    for (let b = 0; b < a; b++)
      expect(lookDistance(looks[a], looks[b])).toBeGreaterThan(2 * nearDuplicateBits)
})

test('every copy counts once, as the same bytes or as a like picture', () => {
  const of = (contentHash: string, seed: number, noise = 0) => ({
    contentHash,
    hash: photoLook(picture(seed, { noise })),
  })
  expect(countDuplicates([of('a', 1), of('b', 2), of('a', 1), of('c', 1, 3), of('d', 1, 4)])).toEqual({
    exact: 1,
    near: 2,
  })
})
