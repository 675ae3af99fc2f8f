import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openShelf } from '../libraries/library-shelf.ts'
import { encodeBackbone } from '../training/backbone-file.ts'
import { untrainedBackbone } from '../training/untrained.ts'
import { runPipeline } from './pipeline.ts'

it('refuses the parameters of another network before it looks at a photo or makes a library', async () => {
  const place = temporaryFolder()
  const [folder, library, start] = ['photos', 'a.cheekbone', 'b.safetensors'].map((name) => join(place, name))
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.jpg'), 'not looked at')
  writeFileSync(start, encodeBackbone(untrainedBackbone({ backbone: 'tiny', stem: 'patch' }, 1)))
  const told: string[] = []
  const run = runPipeline(
    { folder, library, out: join(place, 'out'), choices: { start }, checkpointSeconds: 60, identity: false },
    { signal: new AbortController().signal, report: ({ kind }) => told.push(kind) },
    openShelf(() => null),
  )
  await expect(run).rejects.toMatchObject({
    code: 'bad-argument',
    message: expect.stringMatching(/fit/) as string,
  })
  expect(told).toEqual([])
  expect(existsSync(library)).toBe(false)
})

describe('before it looks at a photo or makes a library, a run refuses', () => {
  /** What is told of a run with these, and whether a library was made. */
  async function refused(change: { labels?: string; out?: string }): Promise<string> {
    const place = temporaryFolder()
    const [folder, library] = ['photos', 'a.cheekbone'].map((name) => join(place, name))
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.jpg'), 'not looked at')
    writeFileSync(join(place, 'file'), 'in the way')
    const told: string[] = []
    const named = Object.fromEntries(Object.entries(change).map(([name, path]) => [name, join(place, path)]))
    const run = runPipeline(
      {
        folder,
        library,
        out: join(place, 'out'),
        choices: {},
        checkpointSeconds: 60,
        identity: false,
        ...named,
      },
      { signal: new AbortController().signal, report: ({ kind }) => told.push(kind) },
      openShelf(() => null),
    )
    const error = await run.then(
      () => 'nothing',
      (thrown: unknown) => String(thrown),
    )
    expect(told).toEqual([])
    expect(existsSync(library)).toBe(false)
    expect(existsSync(join(place, 'out'))).toBe(false)
    return error
  }

  it.each([
    ['results where a file is in the way', { out: 'file' }, /cannot be made or written to/],
    ['results below a file', { out: join('file', 'deep') }, /cannot be made or written to/],
    ['labels that are not there', { labels: 'none.csv' }, /cannot be read/],
    ['labels that are a folder', { labels: 'photos' }, /cannot be read/],
  ])('%s', async (_, change, sentence) => expect(await refused(change)).toMatch(sentence))
})
