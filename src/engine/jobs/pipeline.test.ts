import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
