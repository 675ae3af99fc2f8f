/** What a background job does: the same work as that of the command line, in the places that belong to the data folder. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { JobRequest } from '../../../shared/contract/jobs.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import { drawnFacesFolder, libraryOfFolder, resultsOfFolder } from '../../libraries/data-folder.ts'
import { libraryIdOf } from '../../libraries/library-id.ts'
import type { LibraryShelf } from '../../libraries/library-shelf.ts'
import { drawFolder } from '../draw-faces.ts'
import { runPipeline } from '../pipeline.ts'
import type { JobWork } from './job-board.ts'
import type { JobPlace } from './job.ts'

export function placeOfRequest(dataFolder: string, request: JobRequest): JobPlace {
  const folder = resolve(request.kind === 'run' ? request.folder : drawnFacesFolder(dataFolder, request))
  const chosen = request.kind === 'run' ? request.library : undefined
  const path = resolve(chosen ?? libraryOfFolder(dataFolder, folder))
  return { folder, library: { id: libraryIdOf(path), path } }
}

export async function performRequest(
  request: JobRequest,
  { signal, report }: JobWork,
  { dataFolder, shelf }: { dataFolder: string; shelf: LibraryShelf },
): Promise<RunSummary> {
  const { folder, library } = placeOfRequest(dataFolder, request)
  const place = { folder, library: library.path, out: resultsOfFolder(dataFolder, folder) }
  if (request.kind === 'run') {
    const { choices, labels, faceParser, identity, language, checkpointSeconds } = request
    const asked = { choices, labels, faceParser, identity, language, checkpointSeconds }
    return runPipeline({ ...place, ...asked }, { signal, report }, shelf)
  }
  const { faces, seed, language } = request
  const labels = join(folder, 'labels.csv')
  // The labels are written last, so where they are, the faces are too.
  if (!existsSync(labels)) await drawFolder({ folder, faces, seed }, { signal, report })
  return runPipeline(
    {
      ...place,
      labels,
      language,
      identity: true,
      checkpointSeconds: 20,
      choices: { preset: 'quick', device: 'cpu', seed },
    },
    { signal, report },
    shelf,
  )
}
