import { expect, test } from 'vitest'
import { createRng } from '../../../numeric/rng.ts'
import { countDuplicates } from './find-duplicates.ts'
import { lookDistance, nearDuplicateBits } from './photo-look.ts'

test('every photo that looks like another is found, as if all had been compared with all', () => {
  const rng = createRng(8)
  const hashes = Array.from({ length: 40 }, () => Uint8Array.from({ length: 8 }, () => rng.integer(256)))
  for (let copy = 0; copy < 160; copy++) {
    const hash = hashes[rng.integer(40)].slice()
    const flips = rng.integer(2 * nearDuplicateBits)
    for (let flip = 0; flip < flips; flip++) hash[rng.integer(8)] ^= 1 << rng.integer(8)
    hashes.push(hash)
  }
  const kept: Uint8Array[] = []
  for (const hash of hashes)
    if (!kept.some((look) => lookDistance(look, hash) <= nearDuplicateBits)) kept.push(hash)
  const photos = hashes.map((hash, i) => ({ contentHash: `${i}`, hash }))
  expect(countDuplicates(photos)).toEqual({ exact: 0, near: hashes.length - kept.length })
  expect(kept.length).toBeLessThan(150)
})

test('photos with the same bytes are copies', () => {
  const photo = { contentHash: 'a', hash: new Uint8Array(8) }
  expect(countDuplicates([photo, photo, { ...photo, contentHash: null }])).toEqual({ exact: 1, near: 1 })
})
