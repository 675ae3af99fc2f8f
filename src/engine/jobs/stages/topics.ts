import { assignTopics } from '../../topics/assign-topics.ts'
import { saveAssignments } from '../../store/assignments.ts'
import { requireMatrix, saveMatrix } from '../../store/matrices.ts'
import type { Stage } from './stage.ts'

/** Topics of the run's own features, and of both baselines by the same method, so that they can be compared. */
export const topicsStage: Stage = {
  name: 'topics',
  run: async ({ library, run, config, compute, signal, onProgress }) => {
    const sources = [
      { features: 'features', mixture: 'mixture' },
      { features: 'features-untrained', mixture: 'mixture-untrained' },
      { features: 'features-statistics', mixture: 'mixture-statistics' },
    ] as const
    for (const [index, source] of sources.entries()) {
      const features = requireMatrix(library, run.id, source.features)
      const { components, mixture } = await compute.job(
        'topics',
        { features, topics: config.topics, seed: config.seed },
        {
          signal,
          onProgress: ({ done, total, note }) =>
            onProgress({ done: index * total + done, total: sources.length * total, note }),
        },
      )
      saveMatrix(library, run.id, { name: source.mixture, value: mixture })
      if (source.features !== 'features') continue
      saveMatrix(library, run.id, { name: 'topic-components', value: components })
      saveAssignments(library, run.id, assignTopics(mixture))
    }
  },
}
