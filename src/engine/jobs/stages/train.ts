import { loadCheckpoint, saveTrained, saveCheckpoint, trainingSteps } from '../../store/training-log.ts'
import type { Stage } from './stage.ts'

export const trainStage: Stage = {
  name: 'train',
  resumesFrom: ({ library, run }) => {
    const checkpoint = loadCheckpoint(library, run.id)
    return checkpoint && `step ${checkpoint.step}`
  },
  run: async (
    { library, run, config, place, patches, compute, checkpointSeconds, signal, warn, learned },
    onProgress,
  ) => {
    const checkpoint = loadCheckpoint(library, run.id)?.bytes ?? null
    for (const step of trainingSteps(library, run.id)) learned(step)
    const trained = await compute.job(
      'train',
      { ...patches, config, place, checkpoint, checkpointSeconds },
      {
        signal,
        onProgress: (news) => {
          if (news.kind === 'progress') onProgress(news.progress)
          else if (news.kind === 'step') learned(news.step)
          else if (news.kind === 'warning') warn(news.sentence)
          else {
            saveCheckpoint(library, run.id, { checkpoint: news, steps: news.steps })
            // A worker that has gone cannot be told; its job fails and says so.
            compute.call('checkpointStored', {}).catch(() => undefined)
          }
        },
      },
    )
    const { backbone, start, steps } = trained
    saveTrained(library, run.id, { backbones: { trained: backbone, ...(start && { start }) }, steps })
  },
}
