import type { SetupTrial } from '../../../shared/contract/setup.ts'
import type { PresetName } from '../../../shared/run-config.ts'

export type TrialWord =
  | 'waiting'
  | 'looking'
  | 'measuring'
  | 'measuringOnly'
  | 'measured'
  | 'measuredOne'
  | 'measuredOnly'
  | 'rough'
  | 'tooFew'
  | 'noPhotos'
  | 'unreadable'
  | 'noFaces'
  | 'noPatches'

export interface TrialLine {
  word: TrialWord
  /** Photos of the trial. */
  count: number
  seconds: number
}

const problemWords = {
  'no-photos': 'noPhotos',
  unreadable: 'unreadable',
  'no-faces': 'noFaces',
  'no-patches': 'noPatches',
} as const satisfies Record<NonNullable<SetupTrial['problem']>, TrialWord>

/** What stands beside a preset, as far as the trial has come. */
export function trialLine(trial: SetupTrial, preset: PresetName): TrialLine {
  const { state, photos, sample, tried, problem, importSeconds } = trial
  if (problem) {
    return { word: problemWords[problem], count: tried, seconds: roundedSeconds(importSeconds ?? 0) }
  }
  const estimate = trial.estimates.find((each) => each.preset === preset)
  if (!estimate) {
    const word =
      state === 'waiting'
        ? 'waiting'
        : sample === 0
          ? 'looking'
          : photos === 1
            ? 'measuringOnly'
            : 'measuring'
    return { word, count: sample, seconds: 0 }
  }
  if (estimate.seconds === null) return { word: 'tooFew', count: tried, seconds: 0 }
  const word =
    photos === 1 ? 'measuredOnly' : tried === 1 ? 'measuredOne' : estimate.rough ? 'rough' : 'measured'
  return { word, count: tried, seconds: roundedSeconds(estimate.seconds) }
}

/** As exact as such a time can be: to 5 s, 30 s, a minute, ten minutes, an hour. */
export function roundedSeconds(seconds: number): number {
  const step = steps.find(({ below }) => seconds < below)?.step ?? 3600
  return Math.max(5, Math.round(seconds / step) * step)
}

const steps = [
  { below: 60, step: 5 },
  { below: 600, step: 30 },
  { below: 3600, step: 60 },
  { below: 36_000, step: 600 },
]
