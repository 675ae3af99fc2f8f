import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Examiner } from '../../src/engine/library/import/examine-pool.ts'
import type { Examined } from '../../src/engine/library/import/examine-worker.ts'
import type { PhotoFindings, ScannedFile } from '../../src/engine/library/import/findings.ts'
import { importFolder } from '../../src/engine/library/import/import-folder.ts'
import type {
  ImportOptions,
  ImportSink,
  ImportSummary,
  KnownPhoto,
} from '../../src/engine/library/import/import-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Photos that were given to workers, and how many of them at the same time at most. */
interface ExamineLog {
  inFlight: number
  most: number
  taken: string[]
}

export interface PhotoFolder {
  root: string
  sink: MemorySink
  log: ExamineLog
  /** Imports the folder as it is now; what the sink was told of before is known. */
  run: (options?: Partial<ImportOptions>) => Promise<ImportSummary>
}

/** A folder of `00.jpg` to `11.jpg`, none of them with a face. */
export async function photoFolder(): Promise<PhotoFolder> {
  const root = temporaryFolder()
  const sink = new MemorySink()
  const log: ExamineLog = { inFlight: 0, most: 0, taken: [] }
  for (let i = 0; i < 12; i++) await writeFile(join(root, `${String(i).padStart(2, '0')}.jpg`), 'x')
  const run = (options: Partial<ImportOptions> = {}): Promise<ImportSummary> =>
    importFolder({
      root,
      crop: 'faces',
      sink,
      workers: 4,
      startExaminer: () => slowExaminer(log),
      ...options,
    })
  return { root, sink, log, run }
}

/** What a library would keep of photos, and in which order it was told. */
export class MemorySink implements ImportSink {
  readonly photos = new Map<string, KnownPhoto>()
  calls: string[] = []

  known(): Map<string, KnownPhoto> {
    return new Map(this.photos)
  }
  commit(file: ScannedFile, findings: PhotoFindings): void {
    this.calls.push(`commit ${file.path}`)
    const { status, contentHash } = findings
    this.photos.set(file.path, {
      sizeBytes: file.sizeBytes,
      modifiedMs: file.modifiedMs,
      contentHash,
      status,
    })
  }
  touch(file: ScannedFile): void {
    this.calls.push(`touch ${file.path}`)
    const known = this.photos.get(file.path)
    if (known)
      this.photos.set(file.path, { ...known, sizeBytes: file.sizeBytes, modifiedMs: file.modifiedMs })
  }
  markMissing(paths: string[]): void {
    for (const path of paths) {
      this.calls.push(`missing ${path}`)
      const known = this.photos.get(path)
      if (known) this.photos.set(path, { ...known, status: 'missing' })
    }
  }
}

/** Finds no face in anything; earlier photos take longer. Every photo's hash is `hash`. */
function slowExaminer(log: ExamineLog): Examiner {
  return {
    async examine({ path, knownHash }): Promise<Examined> {
      log.taken.push(String(path))
      log.most = Math.max(log.most, ++log.inFlight)
      await turns(String(path).endsWith('0.jpg') ? 40 : 2)
      log.inFlight--
      return knownHash === 'hash' ? 'same' : emptyFindings()
    },
    close: () => Promise.resolve(),
  }
}

/** Waits for so many turns of the event loop, on which no clock has a say. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Of a photo without a face. */
export function emptyFindings(): PhotoFindings {
  return {
    status: 'no-face',
    contentHash: 'hash',
    format: 'jpeg',
    widthPx: 1,
    heightPx: 1,
    orientation: 1,
    faces: [],
    loosePatches: [],
    reason: 'No face was found.',
  }
}
