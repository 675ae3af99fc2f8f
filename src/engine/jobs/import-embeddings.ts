/** Embeddings made elsewhere become a run of a library: topics, map, measures, CSV and report are those of any other run. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import type { EmbeddingsImport } from '../../shared/contract/interchange.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { importedStart } from '../../shared/network-starts.ts'
import {
  networkSettings,
  resolveRunConfig,
  type RunChoices,
  type RunConfig,
} from '../../shared/run-config.ts'
import type { RunSummary } from '../../shared/run-summary.ts'
import type { StageName, StageProgress } from '../../shared/stage-progress.ts'
import { readFeatures } from '../interchange/features-file.ts'
import { matchEmbeddings } from '../interchange/match-embeddings.ts'
import { readPatchIds, requireSameRows } from '../interchange/patch-ids.ts'
import type { LibraryShelf } from '../libraries/library-shelf.ts'
import { openLibraryReadOnly, type Library } from '../store/open-library.ts'
import { patchesById, patchIdentities } from '../store/patches.ts'
import { libraryFolder } from '../store/photos.ts'
import { explainStoreError } from '../store/store-errors.ts'
import { listRuns } from '../store/run-list.ts'
import { refuseWritingIntoPhotos } from './adopt-folder.ts'
import type { Compute } from './compute/compute.ts'
import { beginRun, runUnfinishedStages, withCompute } from './run-stages.ts'
import { selectRun } from './select-run.ts'
import { exportResults, withResultsFolder } from './stages/export.ts'
import { importedStage } from './stages/imported.ts'
import { mapStage } from './stages/map.ts'
import { qualityStage } from './stages/quality.ts'
import { topicsStage } from './stages/topics.ts'
import { timedStage } from './timed-stage.ts'

/**
 * Rows are taken in the order of the run's patches; the same values of the same patches are the same run.
 * @throws CheekboneError `not-found` without a library, `bad-argument` for rows that do not fit its patches, `nothing-to-do`
 */
export async function importEmbeddings(
  args: EmbeddingsImport,
  context: JobContext<StageProgress>,
  shelf: Pick<LibraryShelf, 'writer'>,
): Promise<RunSummary> {
  openLibraryReadOnly(args.library).close()
  const library = shelf.writer(args.library)
  try {
    const { out } = args
    const folder = libraryFolder(library) ?? ''
    // The photos are not read; where they are is of no matter unless results would lie among them.
    if (existsSync(folder)) refuseWritingIntoPhotos({ folder, library: args.library, out })
    const { signal } = context
    const settings = withChoices(settingsOfLatest(library), args.choices)
    const features = await readInOrder(library, args, { settings, signal })
    const config = importedConfig(args.name, settings, features)
    const seconds: Partial<Record<StageName, number>> = {}
    const withDevice = async (compute: Compute): Promise<RunSummary> => {
      const selected = selectRun(library, config)
      const run = await beginRun(library, selected, { config, compute })
      const stages = [importedStage(features), topicsStage, mapStage, qualityStage]
      const work = { stages, config, context, seconds, compute, checkpointSeconds: 0 }
      const resumedFrom = await runUnfinishedStages(library, { ...selected, run }, work)
      const request = {
        run,
        config,
        folder,
        out,
        language: args.language ?? 'en',
        labels: null,
        skipped: [],
        resumedFrom,
        seconds,
        compute,
        signal,
      }
      const { result } = await timedStage('export', context, () => exportResults(library, request))
      return result
    }
    return await withResultsFolder(out, () => withCompute(withDevice))
  } catch (error) {
    throw explainStoreError(error, library.path)
  } finally {
    library.close()
  }
}

/**
 * Which patches take part and how topics are found is as in the latest finished run, so that the two can be compared; what is
 * said of its network is left to the untrained one.
 */
function settingsOfLatest(library: Library): RunChoices & Pick<RunConfig, 'crop' | 'keepRejected'> {
  const latest = listRuns(library).findLast(({ finished }) => finished)
  if (!latest)
    throw new CheekboneError('nothing-to-do', `No run of ${library.path} has been finished yet.`, {
      hint: 'Run the pipeline on its folder first: cheekbone run <folder> --library <file>',
    })
  const { crop, keepRejected } = latest.config
  const others: RunChoices = { ...latest.config }
  for (const name of [...networkSettings, 'embeddings'] as const) delete others[name]
  return { ...others, crop, keepRejected }
}

type Settings = ReturnType<typeof settingsOfLatest>

function withChoices(settings: Settings, choices: EmbeddingsImport['choices']): Settings {
  const chosen = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined))
  return { ...settings, ...chosen }
}

async function readInOrder(
  library: Library,
  { npy, ids }: EmbeddingsImport,
  { settings, signal }: { settings: Settings; signal: StopSignal },
): Promise<Matrix> {
  const given = await readFeatures({ features: npy, standardise: false }, signal)
  const named = await readPatchIds(ids)
  requireSameRows({ file: npy, rows: given.rows }, { file: ids, rows: named.length })
  const stored = patchesById(library)
  const patches = patchIdentities(library, settings.crop, settings).flatMap(({ id }) => stored.get(id) ?? [])
  const features = matrix(patches.length, given.cols)
  matchEmbeddings(named, { patches, file: ids }).forEach((from, at) =>
    row(features, at).set(row(given, from)),
  )
  return features
}

function importedConfig(name: string, settings: Settings, features: Matrix): RunConfig {
  const { data } = features
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  const hash = createHash('sha256').update(`${features.rows} ${features.cols}\n`).update(bytes).digest('hex')
  const embeddings = `${name} (sha256 ${hash.slice(0, 16)})`
  return resolveRunConfig({ ...settings, start: importedStart, embeddings, epochs: 0 })
}
