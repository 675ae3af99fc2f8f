import type { RunQuality } from '../../shared/contract/runs.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { loadQuality } from '../jobs/stages/quality.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { finishedStages } from '../store/runs.ts'
import { loadTopicCount } from '../store/topic-count.ts'

/** @throws CheekboneError `not-found` for a run that is not there or not finished */
export function runQuality(library: ReadOnlyLibrary, runId: number): RunQuality {
  if (!finishedStages(library, runId).has('quality')) {
    throw new CheekboneError('not-found', `Run ${runId} is not there, or not finished.`, {
      reason: 'runNotFinished',
      hint: 'Let it finish, or choose another run.',
    })
  }
  return { quality: loadQuality(library, runId), topicCount: loadTopicCount(library, runId) }
}
