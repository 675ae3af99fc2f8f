/** The worker thread of `compute.ts`: binds the compute contract to the parts of the engine that do the work. */
import { parentPort } from 'node:worker_threads'
import { serve } from '../../../shared/rpc/server.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import { portChannel } from '../../channels/node-port.ts'
import { tryAnalysis } from '../../estimates/try-analysis.ts'
import { makeMap } from '../../maps/make-map.ts'
import { labelAgreement } from '../../quality/label-agreement.ts'
import { measureFactors } from '../../quality/measure-factors.ts'
import { measureQuality } from '../../quality/measure-quality.ts'
import { topicStability } from '../../quality/topic-stability.ts'
import { openRuntime, withMatrixProduct } from '../../runtime/index.ts'
import { findTopics } from '../../topics/find-topics.ts'
import { chooseTopicCount } from '../../topics/topic-count.ts'
import type { Place } from '../../store/runs.ts'
import { computeContract } from './compute-contract.ts'
import { checkpointStored, describePatches, embedWithBackbone, trainOnPatches } from './network-tasks.ts'
import { tryEmbeddingOf, tryTrainingOf } from './trial-tasks.ts'

if (!parentPort) throw new Error('compute-worker.ts runs as a worker thread only.')
const port = parentPort

serve(portChannel(port), computeContract, {
  calls: { choosePlace, checkpointStored },
  jobs: {
    train: trainOnPatches,
    embed: embedWithBackbone,
    statistics: describePatches,
    topics: ({ features, ...wanted }, { signal, report }) =>
      findTopics(features, { ...wanted, signal, onProgress: report }),
    topicCount: ({ features, ...wanted }, { signal, report }) =>
      chooseTopicCount(features, { ...wanted, signal, onProgress: report }),
    quality: ({ representation, seed, place }, { signal, report }) =>
      withMatrixProduct(place, ({ timesTransposed: product }) =>
        measureQuality(representation, { seed, product, signal, onProgress: report }),
      ),
    stability: (question, { signal, report }) => topicStability(question, { signal, onProgress: report }),
    factors: ({ question, seed }, { signal, report }) =>
      measureFactors(question, { seed, signal, onProgress: report }),
    labels: ({ question, seed }, { signal, report }) =>
      labelAgreement(question, { seed, signal, onProgress: report }),
    map: (task, { signal, report }) => makeMap(task, { signal, onProgress: report }),
    tryEmbedding: tryEmbeddingOf,
    tryTraining: tryTrainingOf,
    tryAnalysis: (task, { signal }) => tryAnalysis({ ...task, now: () => performance.now(), signal }),
  },
})
port.on('message', (message: { kind?: unknown }) => {
  if (message.kind === 'end') port.close()
})

async function choosePlace({ wanted }: { wanted: RunConfig['device'] }): Promise<Place> {
  const { device, threads } = await openRuntime({ device: wanted })
  return { device, threads }
}
