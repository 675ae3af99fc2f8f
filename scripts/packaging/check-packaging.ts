/**
 * `npm run check-packaging [folder]`: whether a packed application holds what it opens and nothing else. Without a folder the project is
 * packed for this purpose, on Linux and without fetching anything; elsewhere name what `npm run package -- --dir` left in dist.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWhenStale } from '../../src/hosts/start/build-when-stale.ts'
import { CheekboneError } from '../../src/shared/errors.ts'
import { checkPackedApp } from './check-packed-app.ts'
import { packOffline } from './pack-offline.ts'

const project = join(import.meta.dirname, '../..')
const [named] = process.argv.slice(2)

const output = await mkdtemp(join(tmpdir(), 'cheekbone-package-'))
try {
  const { findings, sizeMb } = await checkPackedApp(named ?? (await pack(output)), process)
  for (const finding of findings) console.error(finding)
  console.log(`${findings.length} findings; ${sizeMb.toFixed(1)} MB beside Electron.`)
  process.exitCode = findings.length === 0 ? 0 : 1
} finally {
  await rm(output, { recursive: true })
}

async function pack(into: string): Promise<string> {
  if (process.platform !== 'linux') {
    throw new CheekboneError('bad-argument', 'Without Electron only Linux packages can be made.', {
      hint: 'Run npm run package -- --dir first, and name the folder that it leaves in dist.',
    })
  }
  await buildWhenStale(project)
  return packOffline(project, into)
}
