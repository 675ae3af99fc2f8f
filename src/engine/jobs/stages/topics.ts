import { representations } from '../../../shared/run-summary.ts'
import { saveAssignments } from '../../store/assignments.ts'
import { requireMatrix, saveMatrix } from '../../store/matrices.ts'
import { saveTopicCount } from '../../store/topic-count.ts'
import { assignTopics } from '../../topics/assign-topics.ts'
import { photoOfPatches, representationMatrices } from '../representations.ts'
import type { RunContext, Stage } from './stage.ts'

/** Topics of the run's own features, and of both baselines by the same method, so that they can be compared. */
export const topicsStage: Stage = {
  name: 'topics',
  run: async (context, onProgress) => {
    const { library, run, config, place, compute, signal } = context
    const { topicMethod: method, minClusterSize, seed } = config
    const counted = config.topics === 'auto' && method !== 'hdbscan'
    const parts = representations.length + (counted ? 1 : 0)
    const part =
      (index: number) =>
      ({ done, total, note }: { done: number; total: number; note?: string }): void =>
        onProgress({ done: index * total + done, total: parts * total, note })
    const topics = await numberOfTopics(context, part(0))
    for (const [index, representation] of representations.entries()) {
      const names = representationMatrices[representation]
      const features = requireMatrix(library, run.id, names.features)
      const { components, mixture } = await compute.job(
        'topics',
        { features, method, topics, minClusterSize, seed, place, from: counted ? 'generous' : 'noise' },
        { signal, onProgress: part(parts - representations.length + index) },
      )
      saveMatrix(library, run.id, { name: names.mixture, value: mixture })
      if (representation !== 'trained') continue
      if (components) saveMatrix(library, run.id, { name: 'topic-components', value: components })
      saveAssignments(library, run.id, assignTopics(mixture))
    }
  },
}

/** What was asked for, or, for `auto`, what the run's own features tell apart; how that was found is stored. */
async function numberOfTopics(
  { library, run, config, place, patches, compute, signal }: RunContext,
  onProgress: Parameters<Stage['run']>[1],
): Promise<number> {
  const { topics, topicMethod: method, seed } = config
  if (topics !== 'auto') return topics
  // Density clusters have no number to choose; the least that a mixture can have stands for it.
  if (method === 'hdbscan') return 1
  const features = requireMatrix(library, run.id, representationMatrices.trained.features)
  const photos = photoOfPatches(library, patches.patchIds)
  const count = await compute.job(
    'topicCount',
    { features, method, seed, place, photos },
    { signal, onProgress },
  )
  saveTopicCount(library, run.id, count)
  return count.chosen
}
