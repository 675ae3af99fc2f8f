import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { trainingReplay } from '../explore/training-replay.ts'
import { openLibrary, type Library } from './open-library.ts'
import { findOrCreateRun } from './runs.ts'
import {
  beginMoments,
  loadMoments,
  momentPositions,
  saveMoment,
  type StoredMoment,
} from './training-moments.ts'

let library: Library
let run: number
beforeEach(() => {
  library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  run = findOrCreateRun(library, { config: resolveRunConfig({}), fingerprint: 'f', patchIds: [] }).run.id
})
afterEach(() => library.close())

function momentAt(step: number, loss: number | null): StoredMoment {
  return {
    step,
    epoch: 1,
    loss,
    retrieval: step === 0 ? null : { reciprocalRank: 0.5, chance: 0.1 },
    map: matrix(2, 2, Float32Array.of(step, 1, 2, 3)),
  }
}

test('moments come back as they were stored, in order, up to a step', () => {
  beginMoments(library, run, Int32Array.of(0, 7))
  saveMoment(library, run, momentAt(0, null))
  saveMoment(library, run, momentAt(4, 1.5))
  expect([...(momentPositions(library, run) ?? [])]).toEqual([0, 7])
  expect(loadMoments(library, run)).toEqual([momentAt(0, null), momentAt(4, 1.5)])
  expect(loadMoments(library, run, 3)).toEqual([momentAt(0, null)])
})

test('a moment takes the place of those that a killed engine had made from there on', () => {
  beginMoments(library, run, Int32Array.of(0, 7))
  for (const step of [0, 4, 8]) saveMoment(library, run, momentAt(step, 2))
  saveMoment(library, run, momentAt(4, 1))
  expect(loadMoments(library, run).map(({ step, loss }) => [step, loss])).toEqual([
    [0, 2],
    [4, 1],
  ])
})

test('a replay has a column of places for each moment; a run that was not looked at has none', () => {
  expect(trainingReplay(library, run)).toBeNull()
  beginMoments(library, run, Int32Array.of(0, 7))
  saveMoment(library, run, momentAt(4, 1.5))
  const replay = trainingReplay(library, run)
  expect(replay?.moments).toMatchObject([{ step: 4, x: Float32Array.of(4, 2), y: Float32Array.of(1, 3) }])
  expect([...(replay?.tones ?? [])]).toEqual([Number.NaN, Number.NaN])
})
