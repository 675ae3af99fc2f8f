import { describe, expect, it } from 'vitest'
import { samplePatch, samplePhoto } from '../../../test/support/sample-findings.ts'
import type { SetupTrial } from '../../shared/contract/setup.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Examined } from '../library/import/examine-worker.ts'
import { matrix } from '../../numeric/matrix.ts'
import { measureFolder, type FolderTrial, type TrialParts } from './measure-folder.ts'

interface World {
  photos: number
  look: (path: string) => Examined
  /** Of a photo, of a patch, of a patch in a step of training. */
  photoSeconds: number
  patchSeconds: number
  trainedPatchSeconds: number
  workers: number
  problem?: string
}

const ready = (): Examined => samplePhoto('a')
const unreadable: Examined = { status: 'unreadable', contentHash: null, reason: 'It is damaged.' }

/** A machine whose clock moves by what is asked of it. */
function machineOf(more: Partial<World> = {}) {
  const world: World = {
    photos: 80,
    look: ready,
    photoSeconds: 0.5,
    patchSeconds: 0.01,
    trainedPatchSeconds: 0.005,
    workers: 1,
    ...more,
  }
  let nowMs = 0
  const log = { looked: [] as string[], batches: [] as number[], asked: [] as string[], open: 0 }
  const answers = {
    tryEmbedding: () => ({
      loadSeconds: 1,
      secondsPerPatch: world.patchSeconds,
      statisticsSeconds: 0.001,
      features: matrix(4, 3),
    }),
    tryTraining: ({ batch }: { batch: number }) => {
      log.batches.push(batch)
      return { loadSeconds: 1, secondsPerStep: batch * world.trainedPatchSeconds }
    },
    tryAnalysis: () => 1,
  }
  const compute = {
    call: () => Promise.resolve({ device: 'cpu', threads: 2 }),
    job: (method: keyof typeof answers, args: { batch: number }) => {
      log.asked.push(method)
      return Promise.resolve(answers[method](args))
    },
    close: () => log.open--,
  }
  const parts: TrialParts = {
    scan: () =>
      Promise.resolve({
        files: Array.from({ length: world.photos }, (_, i) => ({
          path: `${i}.jpg`,
          sizeBytes: 1,
          modifiedMs: 1,
          ...(world.problem && { problem: world.problem }),
        })),
        skipped: [],
      }),
    workersFor: () => world.workers,
    startExaminer: () => {
      log.open++
      return {
        examine: ({ path }) => {
          log.looked.push(String(path))
          nowMs += 1000 * world.photoSeconds
          return Promise.resolve(world.look(String(path)))
        },
        close: () => Promise.resolve(void log.open--),
      }
    },
    startCompute: () => {
      log.open++
      return compute as unknown as ReturnType<TrialParts['startCompute']>
    },
    now: () => nowMs,
  }
  return { parts, log }
}

const fresh: FolderTrial = { folder: '/f', known: { photos: 0, patches: 0 }, machine: null, kept: null }

async function measure(
  parts: TrialParts,
  more: Partial<FolderTrial> = {},
  signal = new AbortController().signal,
) {
  const told: SetupTrial[] = []
  const measured = await measureFolder({ ...fresh, ...more }, parts, {
    signal,
    report: (trial) => told.push(trial),
  })
  return { ...measured, told }
}

describe('a trial over a folder', () => {
  it('tries photos spread over the listing, then tells the presets one after the other', async () => {
    const { parts, log } = machineOf({ photoSeconds: 0.1 })
    const { trial, told } = await measure(parts)
    expect(log.looked.slice(1)).toHaveLength(8)
    expect(log.looked[1]).toMatch(/\b5\.jpg$/)
    expect(log.looked[8]).toMatch(/\b75\.jpg$/)
    expect(trial).toMatchObject({
      state: 'done',
      photos: 80,
      sample: 8,
      tried: 8,
      device: 'cpu',
      problem: null,
    })
    expect(trial.estimates.map(({ preset }) => preset)).toEqual(['quick', 'standard', 'thorough'])
    const [quick, standard, thorough] = trial.estimates.map(({ seconds }) => seconds!)
    expect(quick).toBeGreaterThan(0.1 + 80 * 0.1)
    expect(standard).toBeGreaterThan(quick)
    expect(thorough).toBeGreaterThan(standard)
    const counts = told.map(({ estimates }) => estimates.length)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3]))
    expect(log.open).toBe(0)
  })

  it('goes up to the batch of the preset where steps are quick', async () => {
    const { parts, log } = machineOf()
    const { trial } = await measure(parts)
    expect(log.batches).toEqual([4, 16, 64, 128])
    expect(trial.estimates.map(({ rough }) => rough)).toEqual([false, false, false])
  })

  it('leaves larger steps out where they would take long, and says that the time is rough', async () => {
    const { parts, log } = machineOf({ trainedPatchSeconds: 0.05 })
    const { trial } = await measure(parts)
    expect(log.batches).toEqual([4, 16])
    expect(trial.estimates.map(({ rough }) => rough)).toEqual([false, true, true])
  })

  it('begins no further photo once enough time has gone, but looks at one', async () => {
    const { parts } = machineOf({ photoSeconds: 6 })
    const { trial } = await measure(parts)
    expect(trial).toMatchObject({ state: 'done', sample: 8, tried: 1 })
    expect(trial.estimates[0].seconds).toBeGreaterThan(80 * 6)
  })

  it('says of a single photo that there is too little to train on', async () => {
    const { parts } = machineOf({ photos: 1 })
    const { trial } = await measure(parts)
    expect(trial).toMatchObject({ photos: 1, sample: 1, tried: 1 })
    expect(trial.estimates.map(({ seconds }) => seconds === null)).toEqual([false, true, true])
  })

  it.each<[SetupTrial['problem'], Partial<World>]>([
    ['no-photos', { photos: 0 }],
    ['unreadable', { look: () => unreadable }],
    ['unreadable', { problem: 'There is no permission to read it.' }],
    ['no-faces', { look: () => ({ ...samplePhoto('a'), status: 'no-face', faces: [] }) as Examined }],
    ['no-patches', { look: () => samplePhoto('a', [samplePatch('left-cheek', { rejected: 'blurred' })]) }],
  ])('ends with "%s" where there is nothing to measure on', async (problem, world) => {
    const { parts, log } = machineOf(world)
    const { trial, rates } = await measure(parts)
    expect(trial).toMatchObject({ state: 'done', problem, estimates: [] })
    expect(rates).toBeNull()
    expect(log.asked).toEqual([])
    expect(log.open).toBe(0)
  })

  it('counts damaged photos among the others', async () => {
    const { parts } = machineOf({
      photos: 8,
      photoSeconds: 0.1,
      look: (path) => (path.endsWith('5.jpg') ? unreadable : ready()),
    })
    const { rates } = await measure(parts)
    expect(rates?.photos.patchesEach).toBeCloseTo((7 * 2) / 8)
  })

  it('does not look at the photos again that the library knows', async () => {
    const { parts } = machineOf()
    const { trial: all } = await measure(parts)
    const { trial: few } = await measure(machineOf().parts, { known: { photos: 80, patches: 160 } })
    expect(few.importSeconds).toBe(0)
    expect(few.estimates[0].seconds).toBeCloseTo(all.estimates[0].seconds! - all.importSeconds!)
  })

  it('measures nothing where an earlier trial did', async () => {
    const { rates, trial } = await measure(machineOf({ photoSeconds: 0.1 }).parts)
    const { parts, log } = machineOf({ photos: 160 })
    const again = await measure(parts, { kept: rates })
    expect(log.looked).toEqual([])
    expect(again.trial).toMatchObject({ state: 'done', photos: 160, tried: 8 })
    expect(again.trial.importSeconds! - trial.importSeconds!).toBeCloseTo(80 * 0.1)
    expect(again.trial.estimates[1].seconds).toBeGreaterThan(trial.estimates[1].seconds!)
  })

  it('goes by runs on record for what follows the network', async () => {
    const { parts, log } = machineOf()
    await measure(parts, { machine: 2 })
    expect(log.asked).not.toContain('tryAnalysis')
  })

  it('stops between photos, and leaves nothing open', async () => {
    const stop = new AbortController()
    const { parts, log } = machineOf({
      photoSeconds: 0.1,
      look: () => {
        if (log.looked.length === 3) stop.abort()
        return ready()
      },
    })
    await expect(measure(parts, {}, stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(log.looked).toHaveLength(3)
    expect(log.open).toBe(0)
  })

  it('passes on why a folder cannot be read', async () => {
    const { parts } = machineOf()
    const refuse = (): Promise<never> =>
      Promise.reject(new CheekboneError('io', 'The folder cannot be read.'))
    await expect(measure({ ...parts, scan: refuse })).rejects.toMatchObject({ code: 'io' })
  })
})
