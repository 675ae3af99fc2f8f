import type { Matrix } from '../../../numeric/matrix.ts'
import type { Retrieval } from '../../../numeric/measures/partner-retrieval.ts'
import type { Progress } from '../../../shared/progress.ts'
import { representations, type Representation } from '../../../shared/run-summary.ts'
import { otherLightNumbers } from '../../quality/quality-numbers.ts'
import { saveMatrix } from '../../store/matrices.ts'
import { measuresOf, saveMeasures } from '../../store/measures.ts'
import { loadBackbone } from '../../store/training-log.ts'
import { representationMatrices } from '../representations.ts'
import { inOtherLight } from './other-light.ts'
import type { RunContext, Stage } from './stage.ts'

/** Features of every patch: by the run's network, and by the two baselines that it has to beat. */
export const embedStage: Stage = {
  name: 'embed',
  run: async (context, onProgress) => {
    const { library, run, patches } = context
    const begun = loadBackbone(library, run.id, 'start')
    const adapted = loadBackbone(library, run.id, 'trained')
    const light = inOtherLight(context)
    const all = patches.patchIds.length
    const part = partProgress(onProgress, [all, all, all, ...Array<number>(begun ? 4 : 3).fill(light.size)])

    const found = await light.byNetwork(adapted, part(3))
    const kept = begun
      ? keepBetter(context, [
          { backbone: adapted, found },
          { backbone: begun, found: await light.byNetwork(begun, part(6)) },
        ])
      : { backbone: adapted, found }
    const features = await embed(context, kept.backbone, part(0))
    const { untrained, statistics } = await baselines(context, [part(1), part(2)])
    saveOtherLight(context, {
      trained: kept.found,
      untrained: await light.byNetwork(null, part(4)),
      statistics: await light.byStatistics(part(5)),
    })
    saveFeatures(context, { trained: features, untrained, statistics })
  },
}

/** [n, f] each, in the order of the run's patches. */
export function saveFeatures(
  { library, run }: RunContext,
  features: Readonly<Record<Representation, Matrix>>,
): void {
  for (const name of representations)
    saveMatrix(library, run.id, { name: representationMatrices[name].features, value: features[name] })
}

/** What any features have to beat: those of an untrained network, and plain statistics of colour and texture. */
export async function baselines(
  context: RunContext,
  [onEmbedded, onDescribed]: readonly [OnProgress, OnProgress],
): Promise<{ untrained: Matrix; statistics: Matrix }> {
  const { patches, compute, config, signal } = context
  const untrained = await embed(context, null, onEmbedded)
  const task = { ...patches, seed: config.seed, lights: 'own' } as const
  const statistics = await compute.job('statistics', task, { signal, onProgress: onDescribed })
  return { untrained, statistics }
}

type OnProgress = (progress: Progress) => void

/** Parts by their number of patches, in any order. */
export function partProgress(onProgress: OnProgress, sizes: readonly number[]) {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const within = sizes.map(() => 0)
  return (index: number): OnProgress =>
    ({ done }) => {
      within[index] = done
      onProgress({ done: within.reduce((sum, each) => sum + each, 0), total })
    }
}

function embed(
  { config, place, patches, compute, signal }: RunContext,
  backbone: Uint8Array | null,
  onProgress: OnProgress,
): Promise<Matrix> {
  return compute.job('embed', { ...patches, config, place, backbone, lights: 'own' }, { signal, onProgress })
}

interface Judged {
  backbone: Uint8Array | null
  /** How it finds the other cheek of a face in another light. */
  found: Retrieval | null
}

/** Of a network after and before it was adapted to these photos, the one that finds the other cheek better in another light. */
function keepBetter({ warn }: RunContext, [adapted, begun]: readonly [Judged, Judged]): Judged {
  if (adapted.found === null || begun.found === null) {
    warn(
      'Whether the training helped could not be measured, since no face has both cheeks; the trained network was kept.',
    )
    return adapted
  }
  const [after, before] = [adapted.found.meanReciprocalRank, begun.found.meanReciprocalRank]
  const [good, bad] = [Math.max(after, before), Math.min(after, before)].map((value) => value.toFixed(3))
  const finds = `finds the other cheek of a face in another light (mean reciprocal rank ${good} against ${bad})`
  if (after > before) {
    warn(`Training on these photos helped: the trained network ${finds} better than the start, and was kept.`)
    return adapted
  }
  warn(`Training on these photos did not help: the start ${finds} better or as well, and was kept.`)
  return begun
}

function saveOtherLight({ library, run }: RunContext, found: Record<Representation, Retrieval | null>): void {
  const measures = representations.flatMap((name) => measuresOf(name, otherLightNumbers(found[name])))
  saveMeasures(library, run.id, measures)
}
