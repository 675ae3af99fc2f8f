import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFindings, photoFolder, turns } from '../../../../test/support/photo-folder.ts'
import type { Examiner } from './examine-pool.ts'

const inOrder = Array.from({ length: 12 }, (_, i) => `commit ${String(i).padStart(2, '0')}.jpg`)

describe('importFolder', () => {
  it('delivers in the order of the scan, whatever the number of workers', async () => {
    for (const workers of [1, 3, 4, 40]) {
      const { run, sink, log } = await photoFolder()
      expect(await run({ workers })).toMatchObject({ files: 12, examined: 12, unchanged: 0, missing: 0 })
      expect(sink.calls).toEqual(inOrder)
      expect(log.most).toBe(Math.min(workers, 12))
    }
  })

  it('reports progress that counts what is known already', async () => {
    const { root, run } = await photoFolder()
    await run()
    await mkdir(join(root, 'sub'))
    await writeFile(join(root, 'sub', 'a.png'), 'x')
    const seen: string[] = []
    await run({ onProgress: ({ done, total }) => seen.push(`${done}/${total}`) })
    expect(seen).toEqual(['12/13', '13/13'])
  })

  it('finishes what is under way when stopped, in order, and goes on later', async () => {
    const { sink, log, run } = await photoFolder()
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
    const { root, sink, log, run } = await photoFolder()
    for (let i = 12; i < 60; i++) await writeFile(join(root, `${i}.jpg`), 'x')
    let ahead = 0
    const startExaminer = (): Examiner => ({
      async examine({ path }) {
        log.taken.push(String(path))
        ahead = Math.max(ahead, log.taken.length - sink.calls.length)
        if (String(path).endsWith('00.jpg')) await turns(200)
        return emptyFindings()
      },
      close: () => Promise.resolve(),
    })
    await run({ workers: 2, startExaminer })
    expect(ahead).toBeLessThanOrEqual(8)
    expect(sink.calls).toHaveLength(60)
  })

  it('ends with what the sink throws', async () => {
    const { sink, log, run } = await photoFolder()
    sink.commit = () => {
      throw new Error('disk full')
    }
    await expect(run({ workers: 2 })).rejects.toThrow('disk full')
    expect(log.taken.length).toBeLessThan(12)
  })
})
