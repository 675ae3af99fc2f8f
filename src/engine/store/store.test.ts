import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleFile, samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { matrix } from '../../numeric/matrix.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { loadAssignments, saveAssignments } from './assignments.ts'
import { loadMatrix, saveMatrix } from './matrices.ts'
import { openLibrary, type Library } from './open-library.ts'
import { loadTopicCount, saveTopicCount } from './topic-count.ts'
import {
  createPixelReader,
  listPatches,
  measuredPatchesById,
  patchByteLength,
  patchIdentities,
} from './patches.ts'
import {
  countFaces,
  countPhotos,
  knownPhotos,
  leftOutPhotos,
  markMissing,
  replacePhoto,
  touchPhoto,
} from './photos.ts'
import { findOrCreateRun, finishedStages, finishStage, latestFinishedRun, runPatchIds } from './runs.ts'
import { explainStoreError } from './store-errors.ts'
import { loadCheckpoint, saveCheckpoint, trainingSteps } from './training-log.ts'

function newLibrary(): Library {
  const library = openLibrary(join(temporaryFolder(), 'test.cheekbone'))
  onTestFinished(() => library.close())
  return library
}

function addPhoto(library: Library, path: string, findings = samplePhoto(`hash of ${path}`)): void {
  replacePhoto(library, 'faces', { file: sampleFile(path), findings })
}

describe('photos', () => {
  it('are known again with what was seen of the file', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    replacePhoto(library, 'faces', {
      file: sampleFile('b.jpg'),
      findings: { status: 'unreadable', contentHash: null, reason: 'The file is empty.' },
    })
    expect(Object.fromEntries(knownPhotos(library, 'faces'))).toEqual({
      'a.jpg': {
        sizeBytes: 1234,
        modifiedMs: 1_700_000_000_123.5,
        contentHash: 'hash of a.jpg',
        status: 'ready',
      },
      'b.jpg': { sizeBytes: 1234, modifiedMs: 1_700_000_000_123.5, contentHash: null, status: 'unreadable' },
    })
    expect(countPhotos(library, 'faces')).toEqual({ ready: 1, 'no-face': 0, unreadable: 1, missing: 0 })
    expect(countFaces(library, 'faces')).toBe(1)
    expect(leftOutPhotos(library, 'faces')).toEqual([
      { id: 2, path: 'b.jpg', status: 'unreadable', reason: 'The file is empty.' },
    ])
    expect(knownPhotos(library, 'whole').size).toBe(0)
  })

  it('that changed lose their old faces and patches', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    addPhoto(library, 'a.jpg', samplePhoto('new', [samplePatch('left-cheek')]))
    expect(listPatches(library, 'faces').map(({ region }) => region)).toEqual(['left-cheek'])
    expect(library.db.prepare('SELECT count(*) FROM patch_pixels').pluck().get()).toBe(1)
  })

  it('that are no longer there keep what is known but give no patches', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    markMissing(library, ['a.jpg'])
    expect(listPatches(library, 'faces')).toEqual([])
    expect(knownPhotos(library, 'faces').get('a.jpg')?.status).toBe('missing')
  })

  it('that were only copied get the new time', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    touchPhoto(library, { ...sampleFile('a.jpg'), modifiedMs: 5 })
    expect(knownPhotos(library, 'faces').get('a.jpg')?.modifiedMs).toBe(5)
    expect(listPatches(library, 'faces')).toHaveLength(2)
  })
})

describe('a full disk', () => {
  it('is said in a sentence, and what was stored before is still there', () => {
    const library = newLibrary()
    addPhoto(library, 'a.jpg')
    library.db.pragma(`max_page_count = ${Number(library.db.pragma('page_count', { simple: true })) + 4}`)
    const attempt = (): void => {
      try {
        for (let i = 0; i < 10; i++) addPhoto(library, `${i}.jpg`)
      } catch (error) {
        throw explainStoreError(error, library.path)
      }
    }
    expect(attempt).toThrow(expect.objectContaining({ code: 'disk-full' }))
    expect(knownPhotos(library, 'faces').has('a.jpg')).toBe(true)
    expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

describe('patches', () => {
  it('come back with attributes, place and pixels', () => {
    const library = newLibrary()
    addPhoto(
      library,
      'a.jpg',
      samplePhoto('h', [samplePatch('left-cheek', { fill: 1 }), samplePatch('right-cheek', { fill: 2 })]),
    )
    const [left, right] = listPatches(library, 'faces')
    expect(left).toMatchObject({ photo: 'a.jpg', face: 0, region: 'left-cheek', rejected: null })
    expect(measuredPatchesById(library).get(left.id)).toEqual({
      ...left,
      attributes: samplePatch('left-cheek').attributes,
    })
    const pixels = new Uint8Array(2 * patchByteLength)
    createPixelReader(library)([right.id, left.id], pixels)
    expect([pixels[0], pixels[patchByteLength - 1], pixels[patchByteLength]]).toEqual([2, 2, 1])
  })

  it('that were rejected are listed but belong to no run', () => {
    const library = newLibrary()
    addPhoto(
      library,
      'a.jpg',
      samplePhoto('h', [samplePatch('left-cheek', { rejected: 'blurred' }), samplePatch('right-cheek')]),
    )
    expect(listPatches(library, 'faces')).toHaveLength(2)
    expect(patchIdentities(library, 'faces').map(({ identity }) => identity)).toEqual([
      'h a.jpg 0 right-cheek',
    ])
  })

  it('that were rejected take part when asked for, unless there are no pixels of them', () => {
    const library = newLibrary()
    const blurred = samplePatch('left-cheek', { rejected: 'blurred' })
    const uncut = { ...samplePatch('right-cheek', { rejected: 'outside-photo' }), pixels: new Uint8Array() }
    addPhoto(library, 'a.jpg', samplePhoto('h', [blurred, uncut]))
    expect(patchIdentities(library, 'faces', { keepRejected: true }).map(({ identity }) => identity)).toEqual(
      ['h a.jpg 0 left-cheek'],
    )
  })
})

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
