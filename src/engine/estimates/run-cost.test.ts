import { describe, expect, it } from 'vitest'
import { resolveRunConfig, type PresetName } from '../../shared/run-config.ts'
import { batchOf, importCost, runCost, type Rates } from './run-cost.ts'

/** Nothing but what a test is about takes time. */
function ratesWith(more: Partial<Rates>): Rates {
  return {
    photos: { tried: 8, startSeconds: 0, secondsEach: 0, patchesEach: 2 },
    embedding: { loadSeconds: 0, secondsPerPatch: 0, statisticsSeconds: 0 },
    deviceSeconds: 0,
    machine: 0,
    training: [{ batch: 4, loadSeconds: 0, secondsPerStep: 0 }],
    ...more,
  }
}

function costOf(preset: PresetName, patches: number, rates: Rates): ReturnType<typeof runCost> {
  return runCost(resolveRunConfig({ preset }), { photos: patches / 2, patches }, rates)
}

describe('the time of a run', () => {
  it('has every new photo looked at once, after the start, and no start where none is new', () => {
    const photos = { tried: 8, startSeconds: 3, secondsEach: 0.5, patchesEach: 2 }
    expect(importCost({ photos: 100, patches: 0 }, { photos })).toBe(53)
    expect(importCost({ photos: 0, patches: 400 }, { photos })).toBe(0)
    expect(costOf('quick', 200, ratesWith({ photos })).seconds).toBe(53)
  })

  it('has the device chosen once', () => {
    expect(costOf('quick', 200, ratesWith({ deviceSeconds: 1.5 })).seconds).toBe(1.5)
  })

  it('has steps for as many passes as the preset makes, of whole batches only', () => {
    const training = [{ batch: 64, loadSeconds: 2, secondsPerStep: 0.25 }]
    // 150 patches: 2 batches of 64, 10 passes.
    expect(costOf('standard', 150, ratesWith({ training }))).toEqual({ seconds: 2 + 20 * 0.25, rough: false })
    expect(costOf('quick', 150, ratesWith({ training })).seconds).toBe(0)
  })

  it('takes a step of another batch for so many times as long, and says so', () => {
    const training = [
      { batch: 4, loadSeconds: 1, secondsPerStep: 0.5 },
      { batch: 16, loadSeconds: 1, secondsPerStep: 1 },
    ]
    const { seconds, rough } = costOf('standard', 64, ratesWith({ training }))
    expect(seconds).toBe(1 + 10 * 4)
    expect(rough).toBe(true)
  })

  it('trains in one batch of all patches where they are fewer than a batch', () => {
    expect(batchOf({ batch: 64 }, 20)).toBe(20)
    const training = [{ batch: 20, loadSeconds: 0, secondsPerStep: 3 }]
    expect(costOf('standard', 20, ratesWith({ training }))).toEqual({ seconds: 30, rough: false })
  })

  it('describes every patch by the networks that a run compares, some of many in other light', () => {
    const embedding = { loadSeconds: 0, secondsPerPatch: 1, statisticsSeconds: 0 }
    const quick = (patches: number): number => costOf('quick', patches, ratesWith({ embedding })).seconds!
    expect(quick(100)).toBe(2 * 100 + 2 * 100 + 100)
    expect(quick(10_000)).toBe(2 * 10_000 + 2 * 2000 + 512)
  })

  it('grows with patches and topics in what follows the network, as much as the machine is slow', () => {
    const rest = (preset: PresetName, patches: number, machine = 1): number =>
      costOf(preset, patches, ratesWith({ machine })).seconds!
    expect(rest('quick', 2000)).toBeGreaterThan(2 * rest('quick', 200))
    expect(rest('thorough', 2000)).toBeGreaterThan(2 * rest('quick', 2000))
    expect(rest('quick', 2000, 3)).toBeCloseTo(3 * rest('quick', 2000), 6)
  })

  it('is not told for fewer patches than can be trained on', () => {
    expect(costOf('standard', 2, ratesWith({}))).toEqual({ seconds: null, rough: false })
    expect(costOf('quick', 2, ratesWith({})).seconds).toBe(0)
  })
})
