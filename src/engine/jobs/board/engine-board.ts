/** The board of an engine: jobs over its libraries, which windows hear of. */
import type { LibraryId } from '../../../shared/contract/arguments.ts'
import type { JobSnapshot } from '../../../shared/contract/jobs.ts'
import type { LibraryChange } from '../../../shared/contract/libraries.ts'
import type { LibraryShelf } from '../../libraries/library-shelf.ts'
import type { RecentLibraries } from '../../libraries/recent-libraries.ts'
import { openJobBoard, type JobBoard } from './job-board.ts'
import { openJobRecords } from './job-record.ts'
import { createLibraryNews } from './library-news.ts'
import { performRequest, placeOfRequest } from './perform-request.ts'

export interface EngineBoardParts {
  dataFolder: string
  shelf: LibraryShelf
  recent: Pick<RecentLibraries, 'add'>
  onChanged: (job: JobSnapshot) => void
  onDismissed: (job: number) => void
  /** Of what is new in a library, at the end of a stage and while photos come in. */
  onNews: (library: LibraryId, what: LibraryChange, stageIsOver: boolean) => void
  onImported: (library: LibraryId) => void
  /** Milliseconds since whenever. */
  now: () => number
}

export function openEngineBoard(parts: EngineBoardParts): JobBoard {
  const { dataFolder, shelf, recent, onChanged, onDismissed, onNews, onImported, now } = parts
  return openJobBoard({
    records: openJobRecords(dataFolder),
    placeOf: (request) => placeOfRequest(dataFolder, request),
    perform: (request, { signal, report }) => {
      const { folder, library } = placeOfRequest(dataFolder, request)
      const hear = createLibraryNews(now, (what, stageIsOver) => onNews(library.id, what, stageIsOver))
      recent.add({ path: library.path, folder })
      return performRequest(
        request,
        {
          signal,
          report: (progress) => {
            report(progress)
            if (progress.kind === 'finished' && progress.stage === 'import') onImported(library.id)
            hear(progress)
          },
        },
        { dataFolder, shelf },
      )
    },
    onChanged,
    onDismissed,
    now,
  })
}
