import { describe, expect, it } from 'vitest'
import type { RunEntry } from '../../../shared/contract/libraries.ts'
import { resolveRunConfig } from '../../../shared/run-config.ts'
import { patchCount } from './patch-count.ts'

function runOf(id: number, patches: number): RunEntry {
  return {
    ...{ id, patches, config: resolveRunConfig({}), device: 'cpu', stages: [], finished: true },
    ...{ topicsInUse: 3, name: '', note: '' },
  }
}

describe('the patches in the bar', () => {
  it('are those of the run that is looked at, and without one those that the next would take', () => {
    const overview = { runs: [runOf(1, 87), runOf(2, 88)], patches: { kept: 88, rejected: {} } }
    expect(patchCount(overview, 1)).toBe(87)
    expect(patchCount(overview, 2)).toBe(88)
    expect(patchCount(overview)).toBe(88)
  })
})
