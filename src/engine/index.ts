/**
 * The wiring of the engine: every call of the contract meets its implementation here, every job of the command line in
 * command-jobs.ts.
 */
import { existsSync } from 'node:fs'
import { contract, windowContract, type EngineContract, type WindowContract } from '../shared/contract.ts'
import type { LibraryId } from '../shared/contract/arguments.ts'
import type { LibraryChange } from '../shared/contract/libraries.ts'
import type { Channel } from '../shared/rpc/channel.ts'
import { createHub, type Hub } from '../shared/rpc/hub.ts'
import type { Handlers } from '../shared/rpc/server.ts'
import { commandJobs } from './command-jobs.ts'
import { examineSystem } from './doctor/examine-system.ts'
import { openEngineBoard } from './jobs/board/engine-board.ts'
import type { JobBoard } from './jobs/board/job-board.ts'
import { pathsOfRequest } from './jobs/board/paths-of-request.ts'
import { openSetupTrials } from './estimates/setup-trials.ts'
import { compareRuns } from './comparison/compare-runs.ts'
import { curateRun } from './curation/fold-edits.ts'
import { openSpotChecker } from './curation/spot-checker.ts'
import { keepPatch } from './curation/keep-patch.ts'
import { leftOutOverview } from './curation/left-out-overview.ts'
import { nameRun, noteRun } from './curation/note-run.ts'
import { openTopicEditor } from './curation/topic-editor.ts'
import { openWindowExports } from './exports/window-exports.ts'
import { openExplorer } from './explore/explorer.ts'
import { runQuality } from './explore/run-quality.ts'
import { topicWarnings } from './explore/topic-warnings.ts'
import { trainingReplay } from './explore/training-replay.ts'
import { libraryOfFolder } from './libraries/data-folder.ts'
import { overviewOf } from './libraries/library-overview.ts'
import { openShelf } from './libraries/library-shelf.ts'
import { listFolder } from './libraries/list-folder.ts'
import { openFolderLibrary } from './libraries/open-folder-library.ts'
import { pathRoots } from './libraries/path-roots.ts'
import { previewViews } from './libraries/preview-views.ts'
import { presetTimings, recordedRuns } from './libraries/preset-timings.ts'
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
    onChanged: ({ library }) => tellChange(library, 'topics'),
  })
  const spotChecker = openSpotChecker({
    reader: shelf.reader,
    writerOf: shelf.writerOf,
    explorer,
    onJudged: ({ library }) => tellChange(library, 'verdicts'),
    now: Date.now,
  })
  const windowExports = openWindowExports({ reader: shelf.reader, explorer, spotChecker })
  const allowed = pathRoots(roots && [...roots, dataFolder])
  const trials = openSetupTrials({
    dataFolder,
    runsOnRecord: () => recordedRuns(timedLibraries(), shelf.reader),
    now: Date.now,
  })
  let board: JobBoard | null = null

  function tellChange(library: LibraryId, what: LibraryChange): void {
    windows.emit('library.changed', { library, what })
  }

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
    board ??= openEngineBoard({
      dataFolder,
      shelf,
      recent,
      onChanged: (job) => {
        trials.hear(job)
        windows.emit('job.changed', job)
      },
      onDismissed: (job) => windows.emit('job.dismissed', { job }),
      onNews: (library, what, stageIsOver) => {
        // What is held is read anew when a stage is over, not with every photo that comes in.
        if (stageIsOver) explorer.forget(library)
        tellChange(library, what)
      },
      onImported: showSamples,
      now: () => performance.now(),
    })
    return board
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
    'left-out.overview': ({ library, crop }) => leftOutOverview(shelf.reader(library), crop),
    'left-out.patches': ({ library, ...asked }) => rejectedPatches(shelf.reader(library), asked),
    'left-out.verdicts': ({ library, photo }) => photoVerdicts(shelf.reader(library), photo),
    'left-out.keep': ({ library, crop, patch, kept }) => {
      const count = keepPatch(shelf.writerOf(library), { crop, patch, kept })
      tellChange(library, 'photos')
      return { kept: count }
    },
    'jobs.start': (request) => {
      for (const path of pathsOfRequest(request)) allowed.check(path)
      return jobs().start(request)
    },
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
    'explore.topics': (key) => explorer.describeTopics(key),
    'explore.order': ({ library, run, ...query }) => explorer.order({ library, run }, query),
    'explore.details': ({ position, ...key }) => explorer.details(key, position),
    'explore.similar': ({ library, run, ...query }) => explorer.similar({ library, run }, query),
    'explore.training': ({ library, run }) => trainingReplay(shelf.reader(library), run),
    'explore.compare': ({ library, runs: [first, second] }) =>
      compareRuns(shelf.reader(library), first, second),
    'runs.quality': ({ library, run }) => runQuality(shelf.reader(library), run),
    'runs.note': ({ library, ...noted }) => {
      const kept = noteRun(shelf.writerOf(library), noted)
      tellChange(library, 'runs')
      return kept
    },
    'runs.name': ({ library, ...named }) => {
      const kept = nameRun(shelf.writerOf(library), named)
      tellChange(library, 'runs')
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
    'folders.list': ({ folder }) => listFolder(folder, { roots: allowed, dataFolder }),
  }

  const windowJobs: Handlers<WindowContract>['jobs'] = {
    'setup.measure': ({ folder, library }, work) => {
      const path = library === undefined ? libraryOfFolder(dataFolder, folder) : allowed.check(library)
      return track(trials.measure({ folder: allowed.check(folder), library: path }, work))
    },
  }

  const windows: Hub<WindowContract> = createHub(windowContract, { calls, jobs: windowJobs })
  const commands: Hub<EngineContract> = createHub(contract, {
    calls,
    jobs: { ...windowJobs, ...commandJobs(shelf, track) },
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
