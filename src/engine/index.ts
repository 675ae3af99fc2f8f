/** The one wiring file of the engine: every call and job of the contract meets its implementation here. */
import { existsSync } from 'node:fs'
import { contract, windowContract, type EngineContract, type WindowContract } from '../shared/contract.ts'
import type { LibraryId } from '../shared/contract/arguments.ts'
import type { JobRequest } from '../shared/contract/jobs.ts'
import type { Channel } from '../shared/rpc/channel.ts'
import { createHub, type Hub } from '../shared/rpc/hub.ts'
import type { Handlers } from '../shared/rpc/server.ts'
import { examineSystem } from './doctor/examine-system.ts'
import { openJobBoard, type JobBoard } from './jobs/board/job-board.ts'
import { openJobRecords } from './jobs/board/job-record.ts'
import { createLibraryNews } from './jobs/board/library-news.ts'
import { performRequest, placeOfRequest } from './jobs/board/perform-request.ts'
import { drawFolder } from './jobs/draw-faces.ts'
import { drawOverlays } from './jobs/draw-overlays.ts'
import { drawPatches } from './jobs/draw-patches.ts'
import { exportLibrary } from './jobs/export-library.ts'
import { forgetLibraryIdentities } from './jobs/forget-identities.ts'
import { compareRuns } from './comparison/compare-runs.ts'
import { curateRun } from './curation/fold-edits.ts'
import { openSpotChecker } from './curation/spot-checker.ts'
import { keepPatch } from './curation/keep-patch.ts'
import { keepOfPhoto, listLeftOut } from './curation/left-out-of-file.ts'
import { nameRun, noteRun } from './curation/note-run.ts'
import { openTopicEditor } from './curation/topic-editor.ts'
import { openWindowExports } from './exports/window-exports.ts'
import { openExplorer } from './explore/explorer.ts'
import { runQuality } from './explore/run-quality.ts'
import { topicWarnings } from './explore/topic-warnings.ts'
import { trainingReplay } from './explore/training-replay.ts'
import { measuresOfFile } from './interchange/measures-of-file.ts'
import { mapOfFile, neighboursOfFile } from './interchange/neighbours-of-file.ts'
import { topicsOfFile } from './interchange/topics-of-file.ts'
import { importEmbeddings } from './jobs/import-embeddings.ts'
import { compareLibraryRuns, listLibraryRuns } from './jobs/library-runs.ts'
import { runPipeline } from './jobs/pipeline.ts'
import { libraryOfFolder } from './libraries/data-folder.ts'
import { overviewOf } from './libraries/library-overview.ts'
import { openShelf } from './libraries/library-shelf.ts'
import { listFolder } from './libraries/list-folder.ts'
import { openFolderLibrary } from './libraries/open-folder-library.ts'
import { pathRoots } from './libraries/path-roots.ts'
import { previewViews } from './libraries/preview-views.ts'
import { presetTimings } from './libraries/preset-timings.ts'
import { openRecentLibraries } from './libraries/recent-libraries.ts'
import { openPictures } from './pictures/pictures.ts'
import { rejectedPatches } from './store/kept-patches.ts'
import { photoVerdicts } from './store/overlays.ts'
import { samplePatches } from './store/shown-patches.ts'

export interface EngineOptions {
  /** Holds libraries, results and what is kept between starts. Nothing is written to it before a window needs it. */
  dataFolder: string
  /** What windows may name, besides the data folder; null for everything. */
  roots: readonly string[] | null
}

export interface Engine {
  /** Serves a window until its channel closes. Windows share libraries and jobs, and all hear every event. */
  connectWindow(channel: Channel): void
  /** Serves the whole contract; its jobs end with the channel. */
  connectCommands(channel: Channel): void
  /** Pauses or cancels what runs, waits until it has stopped, and closes all channels. */
  close(): Promise<void>
}

/** Patches that a recent library is known by. */
const samplesShown = 8
/** Libraries that are asked how long their runs took. */
const mostTimed = 6

export function createEngine({ dataFolder, roots }: EngineOptions): Engine {
  const running = new Set<Promise<unknown>>()
  const now = (): number => performance.now()
  const recent = openRecentLibraries(dataFolder, Date.now)
  const shelf = openShelf(recent.pathOf)
  const pictures = openPictures(shelf.reader)
  const explorer = openExplorer({
    reader: shelf.reader,
    curate: curateRun,
    warningsOf: topicWarnings,
  })
  const topicEditor = openTopicEditor({
    reader: shelf.reader,
    writerOf: shelf.writerOf,
    explorer,
    onChanged: ({ library }) => windows.emit('library.changed', { library, what: 'topics' }),
  })
  const spotChecker = openSpotChecker({
    reader: shelf.reader,
    writerOf: shelf.writerOf,
    explorer,
    onJudged: ({ library }) => windows.emit('library.changed', { library, what: 'verdicts' }),
    now: Date.now,
  })
  const windowExports = openWindowExports({ reader: shelf.reader, explorer, spotChecker })
  const allowed = pathRoots(roots && [...roots, dataFolder])
  let board: JobBoard | null = null

  function showSamples(library: LibraryId): void {
    recent.show(library, samplePatches(shelf.reader(library), samplesShown))
  }

  function timedLibraries(): LibraryId[] {
    const there = recent.list().filter(({ exists }) => exists)
    return there.slice(0, mostTimed).map(({ id }) => id)
  }

  function track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(settled))
    running.add(settled)
    return work
  }

  /** Opened with the first window: the command line has no jobs in the background, and must not take up those of others. */
  function jobs(): JobBoard {
    board ??= openJobBoard({
      records: openJobRecords(dataFolder),
      placeOf: (request) => placeOfRequest(dataFolder, request),
      perform: (request, { signal, report }) => {
        const { folder, library } = placeOfRequest(dataFolder, request)
        const hear = createLibraryNews(now, (what, stageIsOver) => {
          // What is held is read anew when a stage is over, not with every photo that comes in.
          if (stageIsOver) explorer.forget(library.id)
          windows.emit('library.changed', { library: library.id, what })
        })
        recent.add({ path: library.path, folder })
        return performRequest(
          request,
          {
            signal,
            report: (progress) => {
              report(progress)
              if (progress.kind === 'finished' && progress.stage === 'import') showSamples(library.id)
              hear(progress)
            },
          },
          { dataFolder, shelf },
        )
      },
      onChanged: (job) => windows.emit('job.changed', job),
      onDismissed: (job) => windows.emit('job.dismissed', { job }),
      now,
    })
    return board
  }

  function checkPaths(request: JobRequest): JobRequest {
    if (request.kind === 'demo') return request
    const { folder, library, labels, faceParser } = request
    const { start } = request.choices
    const named = [folder, library, labels === 'folder' ? undefined : labels, faceParser]
    for (const path of [...named, start === 'drawn' || start === 'random' ? undefined : start])
      if (path !== undefined) allowed.check(path)
    return request
  }

  const calls: Handlers<WindowContract>['calls'] = {
    'system.doctor': () => track(examineSystem()),
    'libraries.recent': () => recent.list(),
    'libraries.open': (args) => {
      const path =
        'library' in args
          ? allowed.check(args.library)
          : openFolderLibrary(shelf, {
              folder: allowed.check(args.folder),
              path: libraryOfFolder(dataFolder, args.folder),
            })
      const overview = overviewOf(shelf.reader(shelf.open(path)))
      recent.add(overview)
      showSamples(overview.id)
      return overview
    },
    'libraries.overview': ({ library }) => overviewOf(shelf.reader(library)),
    'libraries.timings': () => presetTimings(timedLibraries(), shelf.reader),
    'libraries.leave-out': ({ library }) => {
      recent.leaveOut(library)
      return recent.list()
    },
    'setup.views': async ({ folder, library, ...wishes }) => {
      const path = library === undefined ? libraryOfFolder(dataFolder, folder) : allowed.check(library)
      allowed.check(folder)
      return existsSync(path) ? track(previewViews(shelf.reader(shelf.open(path)), wishes)) : null
    },
    'left-out.patches': ({ library, ...asked }) => rejectedPatches(shelf.reader(library), asked),
    'left-out.verdicts': ({ library, photo }) => photoVerdicts(shelf.reader(library), photo),
    'left-out.keep': ({ library, crop, patch, kept }) => {
      const count = keepPatch(shelf.writerOf(library), { crop, patch, kept })
      windows.emit('library.changed', { library, what: 'photos' })
      return { kept: count }
    },
    'jobs.start': (request) => jobs().start(checkPaths(request)),
    'jobs.list': () => jobs().list(),
    'jobs.pause': ({ job }) => jobs().pause(job),
    'jobs.resume': ({ job }) => jobs().resume(job),
    'jobs.cancel': ({ job }) => jobs().cancel(job),
    'jobs.dismiss': ({ job }) => jobs().dismiss(job),
    'pictures.patch': ({ library, patch }) => pictures.patch(library, patch),
    'pictures.patches': ({ library, patches }) => pictures.patches(library, patches),
    'pictures.photo': ({ library, photo, side }) => pictures.photo(library, photo, side),
    'pictures.overlay': ({ library, photo }) => pictures.overlay(library, photo),
    'pictures.face': ({ library, face }) => pictures.face(library, face),
    'photos.place': ({ library, photo }) => pictures.place(library, photo),
    'explore.run': (key) => explorer.run(key),
    'explore.points': (key) => explorer.points(key),
    'explore.measure': ({ measure, ...key }) => explorer.measure(key, measure),
    'explore.group': ({ group, ...key }) => explorer.group(key, group),
    'explore.label': ({ column, ...key }) => explorer.label(key, column),
    'explore.mixture': (key) => explorer.mixture(key),
    'explore.topics': (key) => explorer.topics(key),
    'explore.order': ({ library, run, ...query }) => explorer.order({ library, run }, query),
    'explore.details': ({ position, ...key }) => explorer.details(key, position),
    'explore.similar': ({ library, run, ...query }) => explorer.similar({ library, run }, query),
    'explore.training': ({ library, run }) => trainingReplay(shelf.reader(library), run),
    'explore.compare': ({ library, runs: [first, second] }) =>
      compareRuns(shelf.reader(library), first, second),
    'runs.quality': ({ library, run }) => runQuality(shelf.reader(library), run),
    'runs.note': ({ library, ...noted }) => {
      const kept = noteRun(shelf.writerOf(library), noted)
      windows.emit('library.changed', { library, what: 'runs' })
      return kept
    },
    'runs.name': ({ library, ...named }) => {
      const kept = nameRun(shelf.writerOf(library), named)
      windows.emit('library.changed', { library, what: 'runs' })
      return kept
    },
    'topics.edit': ({ edit, ...key }) => topicEditor.edit(key, edit),
    'topics.undo': (key) => topicEditor.undo(key),
    'topics.redo': (key) => topicEditor.redo(key),
    'topics.history': (key) => topicEditor.history(key),
    'spot-check.open': ({ library, run, ...sample }) => spotChecker.open({ library, run }, sample),
    'spot-check.judge': ({ library, run, ...judged }) => spotChecker.judge({ library, run }, judged),
    'spot-check.progress': (key) => spotChecker.progress(key),
    'exports.csv': ({ library, run, ...rows }) => track(windowExports.csv({ library, run }, rows)),
    'exports.arrays': ({ library, run, ...options }) =>
      track(windowExports.arrays({ library, run }, options)),
    'exports.report': ({ library, run, ...options }) =>
      track(windowExports.report({ library, run }, options)),
    'exports.spot-check-report': ({ library, run, ...options }) =>
      track(windowExports.spotCheckReport({ library, run }, options)),
    'folders.list': ({ folder }) => listFolder(folder, allowed),
  }

  const windows: Hub<WindowContract> = createHub(windowContract, { calls, jobs: {} })
  const commands: Hub<EngineContract> = createHub(contract, {
    calls,
    jobs: {
      'pipeline.run': (args, context) => track(runPipeline(args, context, shelf)),
      'runs.list': (args) => track(Promise.resolve(args).then(listLibraryRuns)),
      'runs.compare': (args) => track(Promise.resolve(args).then(compareLibraryRuns)),
      'left-out.list': (args) => track(Promise.resolve(args).then(listLeftOut)),
      'left-out.keep-photo': (args) =>
        track(Promise.resolve(args).then((wanted) => keepOfPhoto(wanted, shelf))),
      'library.export': (args, context) => track(exportLibrary(args, context)),
      'overlays.draw': (args, context) => track(drawOverlays(args, context)),
      'patches.draw': (args, context) => track(drawPatches(args, context)),
      'identities.forget': (args) => track(forgetLibraryIdentities(args, shelf)),
      'faces.draw': (args, context) => track(drawFolder(args, context)),
      'features.topics': (args, context) => track(topicsOfFile(args, context)),
      'features.neighbours': (args, context) => track(neighboursOfFile(args, context)),
      'features.map': (args, context) => track(mapOfFile(args, context)),
      'library.import-embeddings': (args, context) => track(importEmbeddings(args, context, shelf)),
      'features.measure': (args, context) => track(measuresOfFile(args, context)),
    },
  })

  return {
    connectWindow: (channel) => {
      windows.serve(channel)
      // What an engine that died was at is taken up when the first window looks.
      jobs()
    },
    connectCommands: (channel) => void commands.serve(channel),
    close: async () => {
      commands.close()
      await board?.close()
      windows.close()
      await Promise.all(running)
      shelf.close()
    },
  }
}
