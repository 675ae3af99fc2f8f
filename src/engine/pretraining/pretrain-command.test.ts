import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { factorNames } from '../../models/drawn-skin/index.ts'
import { loadStart } from '../training/load-start.ts'
import { runPretraining, type PretrainCommand } from './pretrain-command.ts'
import type { Provenance } from './provenance.ts'

const command: Omit<PretrainCommand, 'out'> = {
  choices: { backbone: 'tiny', sidePx: 16, batch: 4, steps: 5 },
  seed: 3,
  device: 'cpu',
  validationPatches: 8,
}

const read = (out: string, name: string): string => readFileSync(join(out, name), 'utf8')

describe('runPretraining', () => {
  test('leaves a backbone that loads, its provenance and its log, and no checkpoint', async () => {
    const out = join(temporaryFolder(), 'new', 'folder')
    const { backbonePath, steps, r2 } = await runPretraining({ ...command, out })
    expect(steps).toBe(5)
    expect(Object.keys(r2)).toEqual([...factorNames])
    const loaded = await loadStart(backbonePath, { backbone: 'tiny', stem: 'patch' })
    expect(loaded?.['stem/conv/weight'].shape).toEqual([8, 3, 3, 3])
    const origin = JSON.parse(read(out, 'tiny.json')) as Provenance
    expect(origin).toMatchObject({
      seed: 3,
      device: 'cpu',
      stepsDone: 5,
      skinsSeen: 20,
      config: { backbone: 'tiny', sidePx: 16, steps: 5 },
    })
    expect(origin.validationSeed).not.toBe(3)
    expect(origin.curve.map(({ step }) => step)).toEqual([5])
    const lines = read(out, 'tiny.log.jsonl').trimEnd().split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual([
      ...(Array(5).fill('step') as string[]),
      'validation',
    ])
    expect(existsSync(join(out, 'tiny.checkpoint'))).toBe(false)
  })

  test('goes on from its checkpoint to the same bytes as without a stop', async () => {
    const [whole, halved] = [temporaryFolder(), temporaryFolder()]
    await runPretraining({ ...command, out: whole })
    const stop = new AbortController()
    const stopped = runPretraining({
      ...command,
      out: halved,
      signal: stop.signal,
      onProgress: ({ done }) => done === 2 && stop.abort(),
    })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    const news: string[] = []
    await runPretraining({ ...command, out: halved, onNews: (line) => void news.push(line) })
    expect(news[0]).toMatch(/Going on from step 2/)
    for (const name of ['tiny.safetensors', 'tiny.log.jsonl'])
      expect(readFileSync(join(halved, name))).toEqual(readFileSync(join(whole, name)))
  })

  test('begins with the parameters of a file when told, and says so', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()]
    const { backbonePath } = await runPretraining({ ...command, out: first })
    const gentle = { ...command.choices, steps: 1, learningRate: 1e-6 }
    const next = await runPretraining({ ...command, choices: gentle, out: second, start: backbonePath })
    const [before, after] = await Promise.all(
      [backbonePath, next.backbonePath].map((path) => loadStart(path, { backbone: 'tiny', stem: 'patch' })),
    )
    const weight = 'stage1/0/conv1/weight'
    before?.[weight].data.forEach((value, i) => expect(after?.[weight].data[i]).toBeCloseTo(value, 3))
    const origin = JSON.parse(read(second, 'tiny.json')) as Provenance
    expect(origin.startedFrom).toEqual({
      sha256: createHash('sha256').update(readFileSync(backbonePath)).digest('hex'),
      provenance: JSON.parse(read(first, 'tiny.json')) as unknown,
    })
  })
})
