import { representations } from '../../../shared/run-summary.ts'
import { saveAssignments } from '../../store/assignments.ts'
import { requireMatrix, saveMatrix } from '../../store/matrices.ts'
import { assignTopics } from '../../topics/assign-topics.ts'
import { representationMatrices } from '../representations.ts'
import type { Stage } from './stage.ts'

/** Topics of the run's own features, and of both baselines by the same method, so that they can be compared. */
export const topicsStage: Stage = {
  name: 'topics',
  run: async ({ library, run, config, compute, signal }, onProgress) => {
    for (const [index, representation] of representations.entries()) {
      const names = representationMatrices[representation]
      const features = requireMatrix(library, run.id, names.features)
      const { components, mixture } = await compute.job(
        'topics',
        { features, topics: config.topics, seed: config.seed },
        {
          signal,
          onProgress: ({ done, total, note }) =>
            onProgress({ done: index * total + done, total: representations.length * total, note }),
        },
      )
      saveMatrix(library, run.id, { name: names.mixture, value: mixture })
      if (representation !== 'trained') continue
      saveMatrix(library, run.id, { name: 'topic-components', value: components })
      saveAssignments(library, run.id, assignTopics(mixture))
    }
  },
}
