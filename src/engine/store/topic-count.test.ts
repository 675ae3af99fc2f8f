import { describe, expect, it } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { findOrCreateRun } from './runs.ts'
import { loadTopicCount, saveTopicCount } from './topic-count.ts'

describe('how the number of topics was chosen', () => {
  it('is stored with its whole sweep, replaced as a whole, and null where it was given', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    const config = resolveRunConfig({ topics: 'auto' })
    const { run } = findOrCreateRun(library, { config, fingerprint: 'f', patchIds: [1] })
    expect(loadTopicCount(library, run.id)).toBeNull()
    const point = { score: -4.5, error: 0.01, stability: null, agreed: 2.5 }
    const count = {
      chosen: 3,
      low: 2,
      high: 4,
      sure: 0.75,
      measure: 'bic' as const,
      sentence: '3 topics.',
      sweep: [2, 3, 4].map((topics) => ({ ...point, topics })),
    }
    saveTopicCount(library, run.id, count)
    const again = { ...count, chosen: 2, sweep: count.sweep.slice(0, 2) }
    saveTopicCount(library, run.id, again)
    expect(loadTopicCount(library, run.id)).toEqual(again)
  })
})
