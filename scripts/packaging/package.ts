/** `npm run package [-- electron-builder's own words]`: builds afresh when needed, then packages for this system. Nothing is published. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildWhenStale } from '../../src/hosts/start/build-when-stale.ts'

const project = join(import.meta.dirname, '../..')
await buildWhenStale(project)
const cli = join(createRequire(import.meta.url).resolve('electron-builder'), '../../cli.js')
const words = [cli, '--config', 'electron-builder.config.ts', '--publish', 'never', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, words, { cwd: project, stdio: 'inherit' })
process.exitCode = status ?? 1
