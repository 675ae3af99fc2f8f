import { expect, it } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { rejectedPatches } from '../store/kept-patches.ts'
import { picturedLeftOut } from './pictured-left-out.ts'

it('has pictures of some patches of each reason, from all over the library, and names of all', () => {
  const library = newLibrary()
  const blurred = samplePatch('left-cheek', { rejected: 'blurred', fill: 1 })
  const covered = samplePatch('left-cheek', { rejected: 'covered', fill: 2 })
  const uncut = { ...samplePatch('right-cheek', { rejected: 'outside-photo' }), pixels: new Uint8Array() }
  const photos = Array.from({ length: 300 }, (_, i) => `${String(i).padStart(3, '0')}.jpg`)
  library.db.transaction(() => {
    for (const [i, photo] of photos.entries())
      addPhoto(library, photo, samplePhoto(photo, i % 100 === 0 ? [covered, uncut] : [blurred]))
  })()

  const shown = picturedLeftOut(library, rejectedPatches(library, { crop: 'faces', reason: 'any' }))
  expect(shown).toHaveLength(303)
  expect([...new Set(shown.map(({ photo }) => photo))]).toEqual(photos)
  const pictured = shown.filter(({ pixels }) => pixels.length > 0)
  expect(Map.groupBy(pictured, ({ reason }) => reason).get('covered')).toHaveLength(3)
  expect(pictured).toHaveLength(240)
  expect(pictured.every(({ pixels, reason }) => pixels[0] === (reason === 'blurred' ? 1 : 2))).toBe(true)
  expect(pictured.filter(({ photo }) => photo >= '250.jpg').length).toBeGreaterThan(30)
})
