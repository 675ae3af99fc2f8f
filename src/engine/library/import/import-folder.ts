/**
 * Brings a library up to date with a folder: looks at every photo that is new or has changed, on several threads, and
 * hands what was found to the sink strictly in the order of the scan. So the library does not depend on how many threads
 * there were, and whatever was handed over before a stop is a beginning that the next import goes on from.
 */
import type { PhotoStatus } from '../../../shared/domain.ts'
import { throwIfAborted } from '../../../shared/errors.ts'
import type { LongWork } from '../../../shared/progress.ts'
import type { Crop, CutChoices } from './examine-photo.ts'
import { defaultWorkerCount, startExaminer } from './examine-pool.ts'
import type { Examiner } from './examine-pool.ts'
import type { Examined, ExamineSetting } from './examine-worker.ts'
import { systemPath } from '../photos/file-names.ts'
import type { PhotoFindings, ScannedFile } from './findings.ts'
import { scanFolder } from '../photos/scan.ts'
import type { Skipped } from '../photos/scan.ts'

export interface KnownPhoto {
  sizeBytes: number
  modifiedMs: number
  contentHash: string | null
  status: PhotoStatus
}

/** Where an import puts what it finds. Calls come one at a time; what it throws ends the import. */
export interface ImportSink {
  /** Photos looked at before with the same choices, by path. */
  known(): Map<string, KnownPhoto>
  /** Replaces whatever was known of the file. */
  commit(file: ScannedFile, findings: PhotoFindings): void
  /** Same content under a new size or time stamp. */
  touch(file: ScannedFile): void
  markMissing(paths: string[]): void
}

/** Faces that were stored without what tells them apart. */
export interface FacesToDescribe {
  /** Paths of their photos. */
  paths(): ReadonlySet<string>
  /** Of all faces of a photo. */
  meshes(path: string): Float32Array[] /* each [468, 3] */
  /** Called as the sink is; `descriptors` in the order of `meshes`. */
  describe(path: string, descriptors: readonly Float32Array[]): void
}

export interface ImportOptions extends LongWork, CutChoices {
  root: string
  crop: Crop
  /** Also what tells people apart. Default false. */
  describeFaces?: boolean
  sink: ImportSink
  /** With `describeFaces`, these are described too. */
  toDescribe?: FacesToDescribe
  /** Threads; by default one a core, as far as memory goes. */
  workers?: number
  /** For tests: what looks at photos in place of a worker thread. */
  startExaminer?: (setting: ExamineSetting) => Examiner
}

export interface ImportSummary {
  /** Picture files in the folder. */
  files: number
  /** Looked at now. */
  examined: number
  /** Known already, and only their faces told from others now. */
  described: number
  /** Known already and not looked at again. */
  unchanged: number
  /** Known photos that have gone. */
  missing: number
  /** Links, folders and files that were passed over. */
  skipped: Skipped[]
}

/** Photos that may wait for an earlier one, per thread; bounds memory. */
const waitingPerWorker = 4

/** @throws CheekboneError `not-found` or `io` for the folder itself, `cancelled` on request, and what sink and examiners throw. */
export async function importFolder(options: ImportOptions): Promise<ImportSummary> {
  const { root, crop, describeFaces = false, sink, toDescribe, signal } = options
  const { whiteBalance, regions, patchesPerRegion, gates, faceParser } = options
  const setting = { crop, describeFaces, whiteBalance, regions, patchesPerRegion, gates, faceParser }
  const { files, skipped } = await scanFolder(root, { signal })
  const known = sink.known()
  const undescribed = (describeFaces && toDescribe?.paths()) || new Set<string>()
  const isKnown = (file: ScannedFile): boolean => isUnchanged(file, known.get(file.path))
  const waiting = files.filter((file) => !isKnown(file) || undescribed.has(file.path))
  const unchanged = files.length - waiting.length
  let described = 0

  await examineInOrder(waiting, {
    workers: Math.min(options.workers ?? defaultWorkerCount(), waiting.length),
    startExaminer: () => (options.startExaminer ?? startExaminer)(setting),
    examine: (examiner, file) => {
      const meshes = undescribed.has(file.path) ? toDescribe?.meshes(file.path) : undefined
      return examineFile(examiner, { root, file, known: known.get(file.path), meshes })
    },
    deliver(file, examined, count) {
      if (examined === 'same') sink.touch(file)
      else if (examined.status === 'described') {
        sink.touch(file)
        toDescribe?.describe(file.path, examined.descriptors)
        described++
      } else if (examined.status !== 'unreadable' || !isKnown(file)) {
        /* What is stored of a photo is worth more than that it cannot be opened today. */
        sink.commit(file, examined)
      }
      options.onProgress?.({ done: unchanged + count, total: files.length })
    },
    isStopped: () => signal?.aborted ?? false,
    onStart: () => options.onProgress?.({ done: unchanged, total: files.length }),
  })
  throwIfAborted(signal)

  const missing = missingPaths(known, files, skipped)
  if (missing.length > 0) sink.markMissing(missing)
  const examined = waiting.filter((file) => !isKnown(file)).length
  return {
    files: files.length,
    examined,
    described,
    unchanged: files.length - examined,
    missing: missing.length,
    skipped,
  }
}

function isUnchanged(file: ScannedFile, known: KnownPhoto | undefined): boolean {
  if (!known || known.status === 'missing') return false
  /* What could not be opened last time may be open now, unless the scan says that it is not. */
  if (known.contentHash === null) return file.problem !== undefined
  return (
    file.problem === undefined && known.sizeBytes === file.sizeBytes && known.modifiedMs === file.modifiedMs
  )
}

interface Look {
  root: string
  file: ScannedFile
  known: KnownPhoto | undefined
  meshes: Float32Array[] | undefined
}

function examineFile(examiner: Examiner, { root, file, known, meshes }: Look): Promise<Examined> {
  if (file.problem !== undefined)
    return Promise.resolve({ status: 'unreadable', contentHash: null, reason: file.problem })
  const knownHash = known && known.status !== 'missing' ? known.contentHash : null
  return examiner.examine({ path: systemPath(root, file.path), knownHash, ...(meshes && { meshes }) })
}

/** What lies in a folder that could not be read is not known to be missing. */
function missingPaths(known: Map<string, KnownPhoto>, files: ScannedFile[], skipped: Skipped[]): string[] {
  const present = new Set(files.map((file) => file.path))
  return [...known]
    .filter(([path, photo]) => photo.status !== 'missing' && !present.has(path))
    .map(([path]) => path)
    .filter((path) => !skipped.some((left) => path === left.path || path.startsWith(`${left.path}/`)))
}

interface InOrder {
  workers: number
  startExaminer: () => Examiner
  examine: (examiner: Examiner, file: ScannedFile) => Promise<Examined>
  /** Called in the order of the files; `count` is how many have been delivered with this one. */
  deliver: (file: ScannedFile, examined: Examined, count: number) => void
  isStopped: () => boolean
  onStart: () => void
}

/** Several examiners take files in order; results wait until all before them have been delivered. */
async function examineInOrder(files: ScannedFile[], work: InOrder): Promise<void> {
  const results = new Map<number, Examined>()
  const mostWaiting = work.workers * waitingPerWorker
  let taken = 0
  let delivered = 0
  let failed = false
  let announce = (): void => {}
  let moved = new Promise<void>((resolve) => (announce = resolve))

  function deliverReady(): void {
    for (;;) {
      const examined = results.get(delivered)
      if (examined === undefined) break
      results.delete(delivered)
      work.deliver(files[delivered], examined, delivered + 1)
      delivered++
    }
    announce()
    moved = new Promise<void>((resolve) => (announce = resolve))
  }

  async function lane(): Promise<void> {
    const examiner = work.startExaminer()
    try {
      while (taken < files.length && !failed && !work.isStopped()) {
        if (taken - delivered >= mostWaiting) {
          await moved
          continue
        }
        const index = taken++
        results.set(index, await work.examine(examiner, files[index]))
        if (!failed) deliverReady()
      }
    } catch (error) {
      failed = true
      announce()
      throw error
    } finally {
      await examiner.close()
    }
  }

  work.onStart()
  const lanes = await Promise.allSettled(Array.from({ length: work.workers }, lane))
  const broken = lanes.find((result) => result.status === 'rejected')
  if (broken) throw broken.reason
}
