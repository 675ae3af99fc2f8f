/** Builds the page and the desktop shell when their sources are younger than what was built last. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CheekboneError } from '../../shared/errors.ts'

/** What a build is made from. Tests lie among the sources; they count, since a build too many costs seconds only. */
const sources = [
  'src/renderer',
  'src/main',
  'src/preload',
  'src/shared',
  'src/numeric',
  'src/graph',
  'src/models',
  'src/engine',
  'electron.vite.config.ts',
  'package-lock.json',
]
/** Written by every build. */
const products = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html']

export function isBuildStale(project: string): boolean {
  const built = products.map((product) => join(project, product))
  if (!built.every((product) => existsSync(product))) return true
  const oldestBuiltMs = Math.min(...built.map(modifiedMs))
  const present = sources.map((source) => join(project, source)).filter((source) => existsSync(source))
  return present.some((source) => newestMs(source) > oldestBuiltMs)
}

/**
 * What is there stays until a build has succeeded, and is then replaced as a whole.
 * @throws CheekboneError `not-found` without the tools to build with, `internal` when the build fails
 */
export async function buildWhenStale(project: string): Promise<void> {
  const electronVite = join(project, 'node_modules/electron-vite/bin/electron-vite.js')
  if (!isBuildStale(project)) return
  if (!existsSync(electronVite)) {
    throw new CheekboneError(
      'not-found',
      'The page has not been built, and the tools to build it are missing.',
      {
        hint: 'Run npm ci, then try again.',
      },
    )
  }
  process.stderr.write('Building the page…\n')
  // Within the project, where built files find its packages, and where no tool looks.
  const fresh = mkdtempSync(join(project, 'node_modules/.cheekbone-out-'))
  try {
    const child = spawn(process.execPath, [electronVite, 'build', '--outDir', fresh, '--logLevel', 'error'], {
      cwd: project,
      stdio: ['ignore', 2, 2],
    })
    const [code] = (await once(child, 'close')) as [number | null]
    if (code !== 0)
      throw new CheekboneError('internal', 'The page could not be built; the reason stands above.')
    replaceFolder(join(project, 'out'), fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Two builds may end at once; the later one stays. */
function replaceFolder(folder: string, fresh: string): void {
  const old = `${fresh}-before`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(fresh, folder)
  rmSync(old, { recursive: true, force: true })
}

/** A folder's own time tells of files that were taken away. */
function newestMs(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

function modifiedMs(path: string): number {
  return statSync(path).mtimeMs
}
