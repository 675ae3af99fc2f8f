import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import type { Examiner } from './examine-pool.ts'
import type { Examined } from './examine-worker.ts'
import type { PhotoFindings, ScannedFile } from './findings.ts'
import { importFolder } from './import-folder.ts'
import type {
  FacesToDescribe,
  ImportOptions,
  ImportSink,
  ImportSummary,
  KnownPhoto,
} from './import-folder.ts'

class MemorySink implements ImportSink {
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
function slowExaminer(log: { inFlight: number; most: number; taken: string[] }): Examiner {
  return {
    async examine({ path, knownHash }): Promise<Examined> {
      log.taken.push(String(path))
      log.most = Math.max(log.most, ++log.inFlight)
      await new Promise((resolve) => setTimeout(resolve, String(path).endsWith('0.jpg') ? 40 : 2))
      log.inFlight--
      return knownHash === 'hash' ? 'same' : emptyFindings()
    },
    close: () => Promise.resolve(),
  }
}

function emptyFindings(): PhotoFindings {
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

let root: string
let sink: MemorySink
let log: { inFlight: number; most: number; taken: string[] }

beforeEach(async () => {
  root = temporaryFolder()
  sink = new MemorySink()
  log = { inFlight: 0, most: 0, taken: [] }
  for (let i = 0; i < 12; i++) await writeFile(join(root, `${String(i).padStart(2, '0')}.jpg`), 'x')
})

function run(options: Partial<ImportOptions> = {}): Promise<ImportSummary> {
  return importFolder({
    root,
    crop: 'faces',
    sink,
    workers: 4,
    startExaminer: () => slowExaminer(log),
    ...options,
  })
}

const inOrder = Array.from({ length: 12 }, (_, i) => `commit ${String(i).padStart(2, '0')}.jpg`)

describe('importFolder', () => {
  it('delivers in the order of the scan, whatever the number of workers', async () => {
    for (const workers of [1, 3, 4, 40]) {
      sink = new MemorySink()
      log.most = 0
      expect(await run({ workers })).toMatchObject({ files: 12, examined: 12, unchanged: 0, missing: 0 })
      expect(sink.calls).toEqual(inOrder)
      expect(log.most).toBe(Math.min(workers, 12))
    }
  })

  it('looks only at what is new or has changed', async () => {
    await run()
    sink.calls = []
    await writeFile(join(root, '03.jpg'), 'longer')
    await writeFile(join(root, '99.jpg'), 'new')
    sink.photos.set('03.jpg', { ...sink.photos.get('03.jpg')!, contentHash: 'another' })
    expect(await run()).toMatchObject({ examined: 2, unchanged: 11 })
    expect(sink.calls).toEqual(['commit 03.jpg', 'commit 99.jpg'])
  })

  it('only notes the new time of a file whose content is the same', async () => {
    await run()
    sink.calls = []
    await utimes(join(root, '05.jpg'), 1_000, 1_000)
    await run()
    expect(sink.calls).toEqual(['touch 05.jpg'])
    sink.calls = []
    await run()
    expect(sink.calls).toEqual([])
  })

  it('marks what has gone, and looks again when it comes back', async () => {
    await run()
    sink.calls = []
    await rm(join(root, '07.jpg'))
    expect(await run()).toMatchObject({ missing: 1 })
    await run()
    expect(sink.calls).toEqual(['missing 07.jpg'])
    await writeFile(join(root, '07.jpg'), 'x')
    await run()
    expect(sink.calls).toEqual(['missing 07.jpg', 'commit 07.jpg'])
  })

  describe('of known photos whose faces were not described', () => {
    const descriptor = new Float32Array(1024)
    const described: string[] = []
    const toDescribe: FacesToDescribe = {
      paths: () => new Set(['02.jpg', '04.jpg']),
      meshes: (path) => [new Float32Array([Number(path[1])])],
      describe: (path, descriptors) => described.push(`${path} ${descriptors.length}`),
    }
    /** 04.jpg cannot be opened now. */
    const startExaminer = (): Examiner => ({
      examine({ path, meshes }) {
        log.taken.push(String(path).slice(-6))
        if (String(path).endsWith('04.jpg'))
          return Promise.resolve({ status: 'unreadable', contentHash: null, reason: 'x' })
        return Promise.resolve({ status: 'described', descriptors: meshes!.map(() => descriptor) })
      },
      close: () => Promise.resolve(),
    })
    beforeEach(async () => {
      await run()
      sink.calls = []
      log.taken = []
      described.length = 0
    })

    it('describes the faces, and leaves what is stored of a photo that cannot be opened now', async () => {
      const summary = await run({ describeFaces: true, toDescribe, startExaminer })
      expect(summary).toMatchObject({ examined: 0, described: 1, unchanged: 12 })
      expect(log.taken).toEqual(['02.jpg', '04.jpg'])
      expect(described).toEqual(['02.jpg 1'])
      expect(sink.calls).toEqual(['touch 02.jpg'])
    })

    it('looks at none of them when faces are not to be described', async () => {
      expect(await run({ toDescribe, startExaminer })).toMatchObject({ described: 0, unchanged: 12 })
      expect(log.taken).toEqual([])
    })
  })

  it('looks again at a file that could not be opened, though its size and time are the same', async () => {
    await run()
    sink.photos.set('04.jpg', { ...sink.photos.get('04.jpg')!, contentHash: null, status: 'unreadable' })
    sink.calls = []
    expect(await run()).toMatchObject({ examined: 1, unchanged: 11 })
    expect(sink.calls).toEqual(['commit 04.jpg'])
  })

  it.skipIf(process.platform === 'win32')(
    'marks nothing behind a link that leads nowhere as gone, but what lay beside it under a longer name',
    async () => {
      for (const [folder, name] of [
        ['album', 'a.jpg'],
        ['album-2', 'b.jpg'],
      ]) {
        await mkdir(join(root, folder))
        await writeFile(join(root, folder, name), 'x')
      }
      await run()
      sink.calls = []
      for (const folder of ['album', 'album-2']) await rm(join(root, folder), { recursive: true })
      await symlink(join(root, 'a drive that is not plugged in'), join(root, 'album'))
      await run()
      expect(sink.calls).toEqual(['missing album-2/b.jpg'])
    },
  )

  it('reports progress that counts what is known already', async () => {
    await run()
    await mkdir(join(root, 'sub'))
    await writeFile(join(root, 'sub', 'a.png'), 'x')
    const seen: string[] = []
    await run({ onProgress: ({ done, total }) => seen.push(`${done}/${total}`) })
    expect(seen).toEqual(['12/13', '13/13'])
  })

  it('finishes what is under way when stopped, in order, and goes on later', async () => {
    const stop = new AbortController()
    const onProgress = ({ done }: { done: number }): void => {
      if (done === 2) stop.abort()
    }
    await expect(run({ signal: stop.signal, onProgress, workers: 2 })).rejects.toMatchObject({
      code: 'cancelled',
    })
    const committed = sink.calls.length
    expect(committed).toBe(log.taken.length)
    expect(committed).toBeLessThan(12)
    expect(sink.calls).toEqual(inOrder.slice(0, committed))
    await run()
    expect(sink.calls).toEqual(inOrder)
  })

  it('holds back workers that run far ahead of a slow photo', async () => {
    for (let i = 12; i < 60; i++) await writeFile(join(root, `${i}.jpg`), 'x')
    let ahead = 0
    const startExaminer = (): Examiner => ({
      async examine({ path }) {
        log.taken.push(String(path))
        ahead = Math.max(ahead, log.taken.length - sink.calls.length)
        if (String(path).endsWith('00.jpg')) await new Promise((resolve) => setTimeout(resolve, 60))
        return emptyFindings()
      },
      close: () => Promise.resolve(),
    })
    await run({ workers: 2, startExaminer })
    expect(ahead).toBeLessThanOrEqual(8)
    expect(sink.calls).toHaveLength(60)
  })

  it('ends with what the sink throws', async () => {
    sink.commit = () => {
      throw new Error('disk full')
    }
    await expect(run({ workers: 2 })).rejects.toThrow('disk full')
    expect(log.taken.length).toBeLessThan(12)
  })
})
