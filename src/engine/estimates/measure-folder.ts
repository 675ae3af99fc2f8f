/** One trial over a folder: lists it, tries a few photos and the network on their patches, and tells each time as it comes. */
import type { SetupTrial, TrialProblem } from '../../shared/contract/setup.ts'
import { presetNames, resolveRunConfig, type RunConfig } from '../../shared/run-config.ts'
import type { Compute } from '../jobs/compute/compute.ts'
import type { TrialTask } from '../jobs/compute/compute-contract.ts'
import type { Examiner } from '../library/import/examine-pool.ts'
import type { Scan } from '../library/photos/scan.ts'
import { patchBytes } from '../training/patch-source.ts'
import { batchOf, importCost, runCost, trialCost, type Rates, type RunSize } from './run-cost.ts'
import { spreadSample } from './spread-sample.ts'
import { trialRows, trialTopics } from './try-analysis.ts'
import { tryPhotos, type PhotosTried } from './try-photos.ts'

export interface TrialParts {
  scan: (folder: string, options: { signal: AbortSignal }) => Promise<Scan>
  startExaminer: () => Examiner
  /** Threads of an import of so many photos. */
  workersFor: (photos: number) => number
  startCompute: () => Pick<Compute, 'call' | 'job' | 'close'>
  /** Milliseconds since whenever. */
  now: () => number
}

export interface FolderTrial {
  folder: string
  /** What its library holds already. */
  known: { photos: number; patches: number }
  /** Of the last runs on record here; null where there are none. */
  machine: number | null
  /** Of an earlier trial over this folder; nothing is measured then. */
  kept: Rates | null
}

export interface TrialWork {
  signal: AbortSignal
  report: (trial: SetupTrial) => void
}

const mostPhotos = 8
/** Two steps are tried where they may be hoped to take no longer. */
const mostTrainingMs = 2500
const leastBatch = 4
/** From one size that is tried to the next. */
const batchGrowth = 4

export const waitingTrial: SetupTrial = {
  state: 'waiting',
  photos: null,
  sample: 0,
  tried: 0,
  device: null,
  problem: null,
  importSeconds: null,
  estimates: [],
}

/** Rates are null where there was nothing to measure. @throws CheekboneError `not-found` or `io` for the folder, `cancelled` */
export async function measureFolder(
  { folder, known, machine, kept }: FolderTrial,
  parts: TrialParts,
  { signal, report }: TrialWork,
): Promise<{ trial: SetupTrial; rates: Rates | null }> {
  let trial: SetupTrial = { ...waitingTrial, state: 'measuring' }
  const tell = (change: Partial<SetupTrial>): void => report((trial = { ...trial, ...change }))
  const over = (rates: Rates | null, problem: TrialProblem | null = null) => {
    tell({ state: 'done', problem })
    return { trial, rates }
  }
  tell({})
  const { files } = await parts.scan(folder, { signal })
  const photos = files.length
  tell({ photos })
  if (photos === 0) return over(null, 'no-photos')
  const left = Math.max(0, photos - known.photos)
  const sizeOf = (rates: Pick<Rates, 'photos'>): RunSize => ({
    photos: left,
    patches: Math.round((photos > left ? known.patches : 0) + left * rates.photos.patchesEach),
  })
  const estimated = (rates: Rates): SetupTrial['estimates'] =>
    presetNames.flatMap((preset) => {
      const config = resolveRunConfig({ preset })
      const isKnown = config.epochs === 0 || rates.training.length > 0
      return isKnown ? [{ preset, ...runCost(config, sizeOf(rates), rates) }] : []
    })
  if (kept) {
    tell({ sample: kept.photos.tried, tried: kept.photos.tried })
    tell({ importSeconds: importCost(sizeOf(kept), kept), estimates: estimated(kept) })
    return over(kept)
  }

  const sample = spreadSample(files, mostPhotos)
  tell({ sample: sample.length })
  const tried = await tryPhotos({
    root: folder,
    sample,
    workers: parts.workersFor(Math.max(1, left)),
    startExaminer: parts.startExaminer,
    now: parts.now,
    signal,
    onTried: (count) => tell({ tried: count }),
  })
  const photoRates = ratesOfPhotos(tried)
  tell({ importSeconds: importCost(sizeOf({ photos: photoRates }), { photos: photoRates }) })
  const problem = problemOf(tried)
  if (problem) return over(null, problem)

  const { pixels } = tried
  const { patches } = sizeOf({ photos: photoRates })
  let rates: Rates | null = null
  for await (const news of networkRates({ pixels, patches, photos: photoRates, machine }, parts, signal)) {
    rates = news.rates
    tell({ device: news.device, estimates: estimated(rates).slice(0, news.presets) })
  }
  return over(rates)
}

interface NetworkNews {
  device: string
  rates: Rates
  /** Of how many presets all is known, in their order. */
  presets: number
}

/** Rates of the network on patches that photos gave, as they come. */
async function* networkRates(
  {
    pixels,
    patches,
    photos,
    machine,
  }: Pick<PhotosTried, 'pixels'> & Pick<Rates, 'photos'> & Pick<FolderTrial, 'machine'> & { patches: number },
  parts: TrialParts,
  signal: AbortSignal,
): AsyncGenerator<NetworkNews> {
  const compute = parts.startCompute()
  try {
    const config = resolveRunConfig({ preset: 'quick' })
    const began = parts.now()
    const place = await compute.call('choosePlace', { wanted: config.device })
    const deviceSeconds = (parts.now() - began) / 1000
    const { device } = place
    const task = { place, pixels }
    const { features, ...embedding } = await compute.job('tryEmbedding', { ...task, config }, { signal })
    const slowness =
      machine ??
      (await compute.job('tryAnalysis', { place, features }, { signal })) / trialCost(trialRows, trialTopics)
    const rates: Rates = { photos, embedding, deviceSeconds, machine: slowness, training: [] }
    yield { device, rates, presets: 1 }
    for (const [index, preset] of presetNames.entries()) {
      const trained = resolveRunConfig({ preset })
      if (trained.epochs === 0) continue
      await climb(rates, { config: trained, batch: batchOf(trained, patches), task, compute, signal })
      yield { device, rates, presets: index + 1 }
    }
  } finally {
    compute.close()
  }
}

interface Climb {
  config: RunConfig
  batch: number
  task: Omit<TrialTask, 'config'>
  compute: Pick<Compute, 'job'>
  signal: AbortSignal
}

/** Tries steps of larger and larger batches up to the one wanted, as long as the next will not take too long. */
async function climb(
  { training }: Rates,
  { config, batch: wanted, task, compute, signal }: Climb,
): Promise<void> {
  for (let batch = Math.min(leastBatch, wanted); ; batch = Math.min(wanted, batch * batchGrowth)) {
    const last = training.at(-1)
    if (last && last.batch < batch) {
      const expectedMs = 2 * 1000 * last.secondsPerStep * (batch / last.batch)
      if (expectedMs > mostTrainingMs) return
    }
    if (!last || last.batch < batch) {
      const { loadSeconds, secondsPerStep } = await compute.job(
        'tryTraining',
        { ...task, config, batch },
        { signal },
      )
      training.push({ batch, loadSeconds, secondsPerStep })
    }
    if (batch >= wanted) return
  }
}

function ratesOfPhotos({ photos, startSeconds, secondsPerPhoto, pixels }: PhotosTried): Rates['photos'] {
  const patchesEach = pixels.length / patchBytes / photos
  return { tried: photos, startSeconds, secondsEach: secondsPerPhoto, patchesEach }
}

function problemOf({ photos, unreadable, faces, pixels }: PhotosTried): TrialProblem | null {
  if (pixels.length > 0) return null
  if (unreadable === photos) return 'unreadable'
  return faces === 0 ? 'no-faces' : 'no-patches'
}
