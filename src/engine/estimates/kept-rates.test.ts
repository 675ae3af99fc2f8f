import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openKeptRates } from './kept-rates.ts'
import type { Rates } from './run-cost.ts'

const rates: Rates = {
  photos: { tried: 6, startSeconds: 1.5, secondsEach: 0.25, patchesEach: 1.9 },
  embedding: { loadSeconds: 0.5, secondsPerPatch: 0.02, statisticsSeconds: 0.001 },
  deviceSeconds: 0.75,
  machine: 1.2,
  training: [{ batch: 4, loadSeconds: 1, secondsPerStep: 0.1 }],
}

it('keeps rates of a folder for the next engine, for a day, in the data folder only', () => {
  const data = temporaryFolder()
  let nowMs = 1_000_000
  expect(openKeptRates(data, () => nowMs).of('/photos')).toBeNull()
  openKeptRates(data, () => nowMs).keep('/photos', rates)
  const next = openKeptRates(data, () => nowMs)
  expect(next.of('/photos/')).toEqual(rates)
  expect(next.of('/others')).toBeNull()
  expect(existsSync(join(data, 'measured-rates.json'))).toBe(true)
  nowMs += 25 * 3600 * 1000
  expect(next.of('/photos')).toBeNull()
})

it('replaces what was measured of a folder before', () => {
  const kept = openKeptRates(temporaryFolder(), () => 0)
  kept.keep('/photos', rates)
  kept.keep('/photos', { ...rates, machine: 3 })
  expect(kept.of('/photos')?.machine).toBe(3)
})
