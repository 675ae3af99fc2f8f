import type { LibraryChange } from '../../../shared/contract/libraries.ts'
import type { StageName, StageProgress } from '../../../shared/stage-progress.ts'

const changedBy: Partial<Record<StageName, LibraryChange>> = {
  import: 'photos',
  start: 'runs',
  train: 'runs',
  embed: 'runs',
  topics: 'topics',
  map: 'runs',
  quality: 'runs',
}
const photosEveryMs = 1000

/** Tells from a job's progress what of its library is new: at the end of a stage, and while photos come in about once a second. */
export function createLibraryNews(
  now: () => number,
  onChange: (what: LibraryChange, stageIsOver: boolean) => void,
): (progress: StageProgress) => void {
  let toldMs = Number.NEGATIVE_INFINITY
  return (progress) => {
    const what = changedBy[progress.stage]
    if (what === undefined) return
    if (progress.kind === 'finished') onChange(what, true)
    if (progress.kind !== 'moved' || what !== 'photos' || now() - toldMs < photosEveryMs) return
    toldMs = now()
    onChange(what, false)
  }
}
