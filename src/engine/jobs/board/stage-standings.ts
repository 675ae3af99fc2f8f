import type { StageStanding } from '../../../shared/contract/jobs.ts'
import type { StageProgress } from '../../../shared/stage-progress.ts'

/** Progress messages come in, how every stage stands comes out. */
export interface StageStandings {
  hear(progress: StageProgress): void
  /** In the order in which the stages began. */
  list(): StageStanding[]
  /** Those of them that are over. */
  over(): StageStanding[]
}

/** The rate is that of the last so many seconds: the beginning of a stage says little about its end. */
const rateWindowMs = 10_000
/** Before this no rate is given: the first steps are slow. */
const settleMs = 1500

/** @param before stages that were over before; each stays until it begins again */
export function followStages(now: () => number, before: readonly StageStanding[] = []): StageStandings {
  const standings = new Map<string, StageStanding>(before.map((standing) => [standing.stage, standing]))
  let samples: { ms: number; done: number }[] = []

  function start(stage: StageStanding['stage'], resumedFrom: string | null): StageStanding {
    const standing: StageStanding = {
      stage,
      state: 'running',
      done: 0,
      total: 0,
      note: null,
      resumedFrom,
      seconds: null,
      ratePerSecond: null,
      secondsLeft: null,
    }
    standings.set(stage, standing)
    samples = []
    return standing
  }

  function move(
    standing: StageStanding,
    { done, total, note }: { done: number; total: number; note?: string },
  ): void {
    const ms = now()
    if (done < standing.done) samples = []
    samples.push({ ms, done })
    while (samples.length > 2 && samples[1].ms < ms - rateWindowMs) samples.shift()
    Object.assign(standing, { done, total, note: note ?? null })
    const elapsedMs = ms - samples[0].ms
    if (elapsedMs < settleMs || done <= samples[0].done) return
    const ratePerSecond = ((done - samples[0].done) * 1000) / elapsedMs
    standing.ratePerSecond = ratePerSecond
    standing.secondsLeft = Math.max(0, total - done) / ratePerSecond
  }

  function finish(standing: StageStanding, seconds: number): void {
    const { total } = standing
    Object.assign(standing, { state: 'done', done: total, seconds, ratePerSecond: null, secondsLeft: null })
  }

  function list(): StageStanding[] {
    return [...standings.values()].map((standing) => ({ ...standing }))
  }

  return {
    hear: (progress) => {
      const { stage } = progress
      switch (progress.kind) {
        case 'started':
          start(stage, progress.resumedFrom ?? null)
          break
        case 'moved':
          move(standings.get(stage) ?? start(stage, null), progress)
          break
        case 'kept':
          standings.set(stage, { ...(standings.get(stage) ?? start(stage, null)), state: 'kept' })
          break
        case 'finished':
          finish(standings.get(stage) ?? start(stage, null), progress.seconds)
          break
        case 'learned':
        case 'seen':
        case 'placed':
        case 'warned':
          break
      }
    },
    list,
    over: () => list().filter(({ state }) => state !== 'running'),
  }
}
