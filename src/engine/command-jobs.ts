/** What only the command line may ask for: jobs that read and write wherever they are told to. */
import type { EngineContract, WindowContract } from '../shared/contract.ts'
import type { Handlers } from '../shared/rpc/server.ts'
import { drawFolder } from './jobs/draw-faces.ts'
import { drawOverlays } from './jobs/draw-overlays.ts'
import { drawPatches } from './jobs/draw-patches.ts'
import { exportLibrary } from './jobs/export-library.ts'
import { forgetLibraryIdentities } from './jobs/forget-identities.ts'
import { keepOfPhoto, listLeftOut } from './curation/left-out-of-file.ts'
import { measuresOfFile } from './interchange/measures-of-file.ts'
import { mapOfFile, neighboursOfFile } from './interchange/neighbours-of-file.ts'
import { topicsOfFile } from './interchange/topics-of-file.ts'
import { importEmbeddings } from './jobs/import-embeddings.ts'
import { compareLibraryRuns, listLibraryRuns } from './jobs/library-runs.ts'
import { runPipeline } from './jobs/pipeline.ts'
import type { LibraryShelf } from './libraries/library-shelf.ts'
import { explainStoreError } from './store/store-errors.ts'

/** @param track keeps the engine open until what it is given has settled */
export function commandJobs(
  shelf: LibraryShelf,
  track: <T>(work: Promise<T>) => Promise<T>,
): Omit<Handlers<EngineContract>['jobs'], keyof WindowContract['jobs']> {
  /** Work on a library that is found to be damaged midway says so. */
  const explained = <T>({ library }: { library: string }, work: Promise<T>): Promise<T> =>
    track(
      work.catch((error: unknown) => {
        throw explainStoreError(error, library)
      }),
    )
  return {
    'pipeline.run': (args, context) => track(runPipeline(args, context, shelf)),
    'runs.list': (args) => explained(args, Promise.resolve(args).then(listLibraryRuns)),
    'runs.compare': (args) => explained(args, Promise.resolve(args).then(compareLibraryRuns)),
    'left-out.list': (args) => explained(args, Promise.resolve(args).then(listLeftOut)),
    'left-out.keep-photo': (args) =>
      explained(
        args,
        Promise.resolve(args).then((wanted) => keepOfPhoto(wanted, shelf)),
      ),
    'library.export': (args, context) => explained(args, exportLibrary(args, context)),
    'overlays.draw': (args, context) => explained(args, drawOverlays(args, context)),
    'patches.draw': (args, context) => track(drawPatches(args, context)),
    'identities.forget': (args) => explained(args, forgetLibraryIdentities(args, shelf)),
    'faces.draw': (args, context) => track(drawFolder(args, context)),
    'features.topics': (args, context) => track(topicsOfFile(args, context)),
    'features.neighbours': (args, context) => track(neighboursOfFile(args, context)),
    'features.map': (args, context) => track(mapOfFile(args, context)),
    'library.import-embeddings': (args, context) => explained(args, importEmbeddings(args, context, shelf)),
    'features.measure': (args, context) => track(measuresOfFile(args, context)),
  }
}
