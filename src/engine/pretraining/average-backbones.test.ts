import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { encodeBackbone } from '../training/backbone-file.ts'
import { findStart, loadStart } from '../training/load-start.ts'
import { untrainedBackbone } from '../training/untrained.ts'
import { averageBackbones } from './average-backbones.ts'

const tiny = { backbone: 'tiny', stem: 'patch' } as const

async function writeParts(folder: string): Promise<string[]> {
  const files: string[] = []
  for (const seed of [1, 2]) {
    const path = join(folder, `part-${seed}.safetensors`)
    await writeFile(path, encodeBackbone(untrainedBackbone(tiny, seed), { network: tiny }))
    await writeFile(path.replace('.safetensors', '.json'), JSON.stringify({ seed }))
    await writeFile(path.replace('.safetensors', '.log.jsonl'), `{"step":${seed}}\n`)
    files.push(path)
  }
  return files
}

describe('averageBackbones', () => {
  test('every number is the mean of the parts, in half precision', async () => {
    const files = await writeParts(temporaryFolder())
    const [one, two] = [untrainedBackbone(tiny, 1), untrainedBackbone(tiny, 2)]
    const path = await averageBackbones({ files, out: temporaryFolder(), ...tiny })
    const mean = (await loadStart(path, tiny))!
    expect(Object.keys(mean).sort()).toEqual(Object.keys(one).sort())
    for (const [name, { data }] of Object.entries(mean))
      data.forEach((value, i) => {
        const expected = (one[name].data[i] + two[name].data[i]) / 2
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.abs(expected) / 1024 + 1e-7)
      })
  })

  test('says what it is the mean of, and keeps their logs', async () => {
    const files = await writeParts(temporaryFolder())
    const path = await averageBackbones({ files, out: temporaryFolder(), ...tiny })
    const digests = await Promise.all(files.map(async (file) => (await findStart(file, tiny))!.digest))
    expect(JSON.parse(await readFile(path.replace('.safetensors', '.json'), 'utf8'))).toMatchObject({
      meanOf: digests.map((sha256, i) => ({ sha256, provenance: { seed: i + 1 } })),
    })
    expect(await readFile(path.replace('.safetensors', '.log.jsonl'), 'utf8')).toBe(
      digests.map((part, i) => `${JSON.stringify({ part })}\n{"step":${i + 1}}\n`).join(''),
    )
  })

  test.each([
    ['one file alone', (files: string[]) => files.slice(0, 1), /two backbone files or more/],
    ['random parameters', (files: string[]) => [files[0], 'random'], /no mean/],
    ['a file that is not there', (files: string[]) => [files[0], '/nowhere.safetensors'], /cannot be read/],
  ])('refuses %s', async (_, choose, sentence) => {
    const files = choose(await writeParts(temporaryFolder()))
    await expect(averageBackbones({ files, out: temporaryFolder(), ...tiny })).rejects.toThrow(sentence)
  })
})
