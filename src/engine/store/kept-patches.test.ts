import { expect, it } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { rejectedPatches } from './kept-patches.ts'
import { listPatches } from './patches.ts'
import { findOrCreateRun } from './runs.ts'

it('tells rejected patches that took part in a run from those that did not', () => {
  const library = newLibrary()
  addPhoto(library, 'a.jpg')
  const rejected = [
    samplePatch('left-cheek', { rejected: 'blurred' }),
    samplePatch('right-cheek', { rejected: 'covered' }),
  ]
  addPhoto(library, 'b.jpg', samplePhoto('b', rejected))
  const [left, right, blurred, covered] = listPatches(library, 'faces').map(({ id }) => id)
  const config = resolveRunConfig({})
  const reasons = (patchIds: number[]): unknown[] => {
    const { run } = findOrCreateRun(library, { config, fingerprint: String(patchIds), patchIds })
    const found = rejectedPatches(library, { crop: 'faces', reason: 'any', outsideRun: run.id })
    return found.map(({ reason }) => reason)
  }
  expect(reasons([left, right])).toEqual(['blurred', 'covered'])
  expect(reasons([left, right, blurred])).toEqual(['covered'])
  expect(reasons([left, right, blurred, covered])).toEqual([])
  expect(rejectedPatches(library, { crop: 'faces', reason: 'any' })).toHaveLength(2)
})
