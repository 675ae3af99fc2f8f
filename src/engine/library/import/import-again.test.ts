/** A folder that was imported before: only what is new is looked at. */
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { photoFolder, type PhotoFolder } from '../../../../test/support/photo-folder.ts'
import type { Examiner } from './examine-pool.ts'
import type { FacesToDescribe } from './import-folder.ts'

async function importedFolder(): Promise<PhotoFolder> {
  const folder = await photoFolder()
  await folder.run()
  folder.sink.calls = []
  folder.log.taken = []
  return folder
}

describe('a folder that was imported before', () => {
  it('looks only at what is new or has changed', async () => {
    const { root, sink, run } = await importedFolder()
    await writeFile(join(root, '03.jpg'), 'longer')
    await writeFile(join(root, '99.jpg'), 'new')
    sink.photos.set('03.jpg', { ...sink.photos.get('03.jpg')!, contentHash: 'another' })
    expect(await run()).toMatchObject({ examined: 2, unchanged: 11 })
    expect(sink.calls).toEqual(['commit 03.jpg', 'commit 99.jpg'])
  })

  it('only notes the new time of a file whose content is the same', async () => {
    const { root, sink, run } = await importedFolder()
    await utimes(join(root, '05.jpg'), 1_000, 1_000)
    await run()
    expect(sink.calls).toEqual(['touch 05.jpg'])
    sink.calls = []
    await run()
    expect(sink.calls).toEqual([])
  })

  it('marks what has gone, and looks again when it comes back', async () => {
    const { root, sink, run } = await importedFolder()
    await rm(join(root, '07.jpg'))
    expect(await run()).toMatchObject({ missing: 1 })
    await run()
    expect(sink.calls).toEqual(['missing 07.jpg'])
    await writeFile(join(root, '07.jpg'), 'x')
    await run()
    expect(sink.calls).toEqual(['missing 07.jpg', 'commit 07.jpg'])
  })

  it('looks again at a file that could not be opened, though its size and time are the same', async () => {
    const { sink, run } = await importedFolder()
    sink.photos.set('04.jpg', { ...sink.photos.get('04.jpg')!, contentHash: null, status: 'unreadable' })
    expect(await run()).toMatchObject({ examined: 1, unchanged: 11 })
    expect(sink.calls).toEqual(['commit 04.jpg'])
  })

  it.skipIf(process.platform === 'win32')(
    'marks nothing behind a link that leads nowhere as gone, but what lay beside it under a longer name',
    async () => {
      const { root, sink, run } = await photoFolder()
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
})

describe('known photos whose faces were not described', () => {
  const descriptor = new Float32Array(1024)
  /** 04.jpg cannot be opened now. */
  function openExaminer(taken: string[]): Examiner {
    return {
      examine({ path, meshes }) {
        taken.push(String(path).slice(-6))
        if (String(path).endsWith('04.jpg'))
          return Promise.resolve({ status: 'unreadable', contentHash: null, reason: 'x' })
        return Promise.resolve({ status: 'described', descriptors: meshes!.map(() => descriptor) })
      },
      close: () => Promise.resolve(),
    }
  }
  function facesToDescribe(described: string[]): FacesToDescribe {
    return {
      paths: () => new Set(['02.jpg', '04.jpg']),
      meshes: (path) => [new Float32Array([Number(path[1])])],
      describe: (path, descriptors) => described.push(`${path} ${descriptors.length}`),
    }
  }

  it('are described, and what is stored of a photo that cannot be opened now is left', async () => {
    const { run, sink } = await importedFolder()
    const described: string[] = []
    const taken: string[] = []
    const summary = await run({
      describeFaces: true,
      toDescribe: facesToDescribe(described),
      startExaminer: () => openExaminer(taken),
    })
    expect(summary).toMatchObject({ examined: 0, described: 1, unchanged: 12 })
    expect(taken).toEqual(['02.jpg', '04.jpg'])
    expect(described).toEqual(['02.jpg 1'])
    expect(sink.calls).toEqual(['touch 02.jpg'])
  })

  it('are not looked at when faces are not to be described', async () => {
    const { run } = await importedFolder()
    const taken: string[] = []
    const again = await run({ toDescribe: facesToDescribe([]), startExaminer: () => openExaminer(taken) })
    expect(again).toMatchObject({ described: 0, unchanged: 12 })
    expect(taken).toEqual([])
  })
})
