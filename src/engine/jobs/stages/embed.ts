import type { Matrix } from '../../../numeric/matrix.ts'
import type { Progress } from '../../../shared/progress.ts'
import { saveMatrix } from '../../store/matrices.ts'
import { loadBackbone } from '../../store/training-log.ts'
import { patchOrigins } from '../representations.ts'
import type { RunContext, Stage } from './stage.ts'

/** Features of every patch: by the run's network, and by the two baselines that it has to beat. */
export const embedStage: Stage = {
  name: 'embed',
  run: async (context, onProgress) => {
    const { library, run, patches } = context
    const trained = loadBackbone(library, run.id, 'trained')
    const start = loadBackbone(library, run.id, 'start')
    const part = partProgress(onProgress, { parts: start ? 5 : 3, size: patches.patchIds.length })

    const better = start
      ? await keepBetter(context, { adapted: trained, begun: start }, [part(3), part(4)])
      : trained
    const features = await embed(context, better, part(0))
    const { untrained, statistics } = await baselines(context, [part(1), part(2)])
    saveMatrix(library, run.id, { name: 'features', value: features })
    saveMatrix(library, run.id, { name: 'features-untrained', value: untrained })
    saveMatrix(library, run.id, { name: 'features-statistics', value: statistics })
  },
}

/** What any features have to beat: those of an untrained network, and plain statistics of colour and texture. */
export async function baselines(
  context: RunContext,
  [onEmbedded, onDescribed]: readonly [OnProgress, OnProgress],
): Promise<{ untrained: Matrix; statistics: Matrix }> {
  const { patches, compute, signal } = context
  const untrained = await embed(context, null, onEmbedded)
  const statistics = await compute.job('statistics', patches, { signal, onProgress: onDescribed })
  return { untrained, statistics }
}

type OnProgress = (progress: Progress) => void

function partProgress(
  onProgress: (progress: Progress) => void,
  { parts, size }: { parts: number; size: number },
) {
  return (index: number) =>
    ({ done }: Progress): void =>
      onProgress({ done: index * size + done, total: parts * size })
}

function embed(
  { config, place, patches, compute, signal }: RunContext,
  backbone: Uint8Array | null,
  onProgress: (progress: Progress) => void,
  lights: 'own' | 'other' = 'own',
): Promise<Matrix> {
  return compute.job('embed', { ...patches, config, place, backbone, lights }, { signal, onProgress })
}

/**
 * Of a network before and after it was adapted to these photos, the one that finds the other cheek of a face better when each
 * cheek is in a light of its own: the one thing that is known about the photos without labels, less the lamp that both cheeks
 * of a photo share.
 */
async function keepBetter(
  context: RunContext,
  { adapted, begun }: { adapted: Uint8Array | null; begun: Uint8Array },
  [onAdapted, onBegun]: ((progress: Progress) => void)[],
): Promise<Uint8Array | null> {
  const after = await cheekRank(context, await embed(context, adapted, onAdapted, 'other'))
  const before = await cheekRank(context, await embed(context, begun, onBegun, 'other'))
  if (after === null || before === null) {
    context.warn(
      'Whether the training helped could not be measured, since no face has both cheeks; the trained network was kept.',
    )
    return adapted
  }
  const [good, bad] = [Math.max(after, before), Math.min(after, before)].map((value) => value.toFixed(3))
  const finds = `finds the other cheek of a face in another light (mean reciprocal rank ${good} against ${bad})`
  if (after > before) {
    context.warn(
      `Training on these photos helped: the trained network ${finds} better than the start, and was kept.`,
    )
    return adapted
  }
  context.warn(`Training on these photos did not help: the start ${finds} better or as well, and was kept.`)
  return begun
}

async function cheekRank(
  { library, patches, compute, config, place, signal }: RunContext,
  features: Matrix,
): Promise<number | null> {
  const representation = {
    features,
    topics: new Int32Array(features.rows),
    origins: patchOrigins(library, patches.patchIds),
  }
  const { seed } = config
  const { cheekRetrieval } = await compute.job('quality', { representation, seed, place }, { signal })
  return cheekRetrieval?.meanReciprocalRank ?? null
}
