/** The worker thread of `compute.ts`: binds the compute contract to the parts of the engine that do the work. */
import { parentPort } from 'node:worker_threads'
import { matrix, type Matrix } from '../../../numeric/matrix.ts'
import { serve, type JobContext } from '../../../shared/rpc/server.ts'
import type { RunConfig } from '../../../shared/run-config.ts'
import type { Progress } from '../../../shared/progress.ts'
import { portChannel } from '../../channels/node-port.ts'
import { makeMap } from '../../maps/make-map.ts'
import { labelAgreement } from '../../quality/label-agreement.ts'
import { measureQuality } from '../../quality/measure-quality.ts'
import { openRuntime } from '../../runtime/index.ts'
import { fitLda, transformLda } from '../../topics/lda.ts'
import type { Place } from '../../store/runs.ts'
import { computeContract, type TopicsFound } from './compute-contract.ts'
import {
  checkpointStored,
  describePatches,
  embedWithBackbone,
  loadStartFile,
  trainOnPatches,
} from './network-tasks.ts'

if (!parentPort) throw new Error('compute-worker.ts runs as a worker thread only.')
const port = parentPort

serve(portChannel(port), computeContract, {
  calls: { choosePlace, checkpointStored },
  jobs: {
    loadStart: loadStartFile,
    train: trainOnPatches,
    embed: embedWithBackbone,
    statistics: describePatches,
    topics: findTopics,
    quality: ({ representation, seed }, { signal, report }) =>
      measureQuality(representation, { seed, signal, onProgress: report }),
    labels: ({ question, seed }, { signal, report }) =>
      labelAgreement(question, { seed, signal, onProgress: report }),
    map: (task, { signal, report }) => makeMap(task, { signal, onProgress: report }),
  },
})
port.on('message', (message: { kind?: unknown }) => {
  if (message.kind === 'end') port.close()
})

async function choosePlace({ wanted }: { wanted: RunConfig['device'] }): Promise<Place> {
  const { device, threads } = await openRuntime({ device: wanted })
  return { device, threads }
}

async function findTopics(
  { features, topics, seed }: { features: Matrix; topics: number; seed: number },
  { signal, report }: JobContext<Progress>,
): Promise<TopicsFound> {
  const model = await fitLda(features, { topics, seed, signal, onProgress: report })
  const { mixture } = await transformLda(model, features, { signal })
  return { components: matrix(topics, features.cols, Float32Array.from(model.components)), mixture }
}
