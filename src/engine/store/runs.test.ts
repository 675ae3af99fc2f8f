import { describe, expect, it } from 'vitest'
import { addPhoto, newLibrary } from '../../../test/support/new-library.ts'
import { matrix } from '../../numeric/matrix.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { loadAssignments, saveAssignments } from './assignments.ts'
import { loadMatrix, saveMatrix } from './matrices.ts'
import { patchIdentities } from './patches.ts'
import { findOrCreateRun, finishedStages, finishStage, latestFinishedRun, runPatchIds } from './runs.ts'
import { loadCheckpoint, saveCheckpoint, trainingSteps } from './training-log.ts'
import type { Library } from './open-library.ts'

describe('runs', () => {
  const config = resolveRunConfig({})

  function newRun(library: Library): { runId: number; patchIds: number[] } {
    addPhoto(library, 'a.jpg')
    const patchIds = patchIdentities(library, 'faces').map(({ id }) => id)
    return { runId: findOrCreateRun(library, { config, fingerprint: 'f', patchIds }).run.id, patchIds }
  }

  it('are found again by configuration and patches, and are new when either differs', () => {
    const library = newLibrary()
    const { runId, patchIds } = newRun(library)
    expect(runPatchIds(library, runId)).toEqual(patchIds)
    expect(findOrCreateRun(library, { config, fingerprint: 'f', patchIds })).toMatchObject({
      run: { id: runId },
      isNew: false,
    })
    expect(
      findOrCreateRun(library, { config: { ...config, seed: 2 }, fingerprint: 'f', patchIds }).isNew,
    ).toBe(true)
    expect(findOrCreateRun(library, { config, fingerprint: 'g', patchIds }).isNew).toBe(true)
  })

  it('count as finished once their quality is measured', () => {
    const library = newLibrary()
    const { runId } = newRun(library)
    finishStage(library, runId, { stage: 'train', seconds: 1.5 })
    expect(latestFinishedRun(library)).toBeNull()
    finishStage(library, runId, { stage: 'quality', seconds: 2 })
    expect(latestFinishedRun(library)?.id).toBe(runId)
    expect(finishedStages(library, runId)).toEqual(
      new Map([
        ['train', 1.5],
        ['quality', 2],
      ]),
    )
  })

  it('keep the last checkpoint together with the steps before it', () => {
    const library = newLibrary()
    const { runId } = newRun(library)
    const step = { step: 1, epoch: 0, loss: 2, learningRate: 0.1, spread: 0.5 }
    saveCheckpoint(library, runId, { checkpoint: { step: 1, bytes: Uint8Array.of(1, 2) }, steps: [step] })
    saveCheckpoint(library, runId, {
      checkpoint: { step: 2, bytes: Uint8Array.of(3) },
      steps: [{ ...step, step: 2 }],
    })
    const checkpoint = loadCheckpoint(library, runId)
    expect(checkpoint?.step).toBe(2)
    expect([...(checkpoint?.bytes ?? [])]).toEqual([3])
    expect(trainingSteps(library, runId).map(({ step }) => step)).toEqual([1, 2])
  })

  it('store matrices of any size in blocks and give them back whole', () => {
    const library = newLibrary()
    const { runId } = newRun(library)
    const value = matrix(
      3000,
      700,
      Float32Array.from({ length: 3000 * 700 }, (_, i) => i % 1013),
    )
    saveMatrix(library, runId, { name: 'features', value })
    expect(library.db.prepare('SELECT count(*) FROM run_matrix_block').pluck().get()).toBeGreaterThan(1)
    expect(loadMatrix(library, runId, 'features')).toEqual(value)
    saveMatrix(library, runId, { name: 'features', value: matrix(0, 700) })
    expect(loadMatrix(library, runId, 'features')).toEqual(matrix(0, 700))
    expect(loadMatrix(library, runId, 'map')).toBeNull()
  })

  it('replace assignments as a whole', () => {
    const library = newLibrary()
    const { runId } = newRun(library)
    saveAssignments(library, runId, [
      { topic: 3, probability: 0.5, entropy: 0.1 },
      { topic: 1, probability: 1, entropy: 0 },
    ])
    saveAssignments(library, runId, [{ topic: 4, probability: 0.25, entropy: 0.2 }])
    expect(loadAssignments(library, runId)).toEqual([{ topic: 4, probability: 0.25, entropy: 0.2 }])
  })

  it('vanish with everything that belongs to them', () => {
    const library = newLibrary()
    const { runId } = newRun(library)
    saveMatrix(library, runId, { name: 'map', value: matrix(2, 2) })
    finishStage(library, runId, { stage: 'map', seconds: 1 })
    library.db.prepare('DELETE FROM run WHERE id = ?').run(runId)
    for (const table of ['run_matrix_block', 'run_stage', 'run_patch', 'run_setting']) {
      expect(library.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    }
  })
})
