/** Starts the built application where Electron has been downloaded, apart from the user's own data. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { onTestFinished } from 'vitest'

const project = join(import.meta.dirname, '../..')

/** Read from the package's own note: importing the package would start the download of what is missing. */
function findElectron(): string | null {
  const note = join(project, 'node_modules/electron/path.txt')
  if (!existsSync(note)) return null
  const binary = join(project, 'node_modules/electron/dist', readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

export const electronBinary = findElectron()

/** For the name of a suite that is skipped. */
export const reasonToSkip = electronBinary === null ? ' [skipped: Electron has not been downloaded]' : ''

export function buildApp(): void {
  const electronVite = join(project, 'node_modules/electron-vite/bin/electron-vite.js')
  execFileSync(process.execPath, [electronVite, 'build'], { cwd: project })
}

/** Its data lies below `folder`; `words` come on the command line. The test that starts it ends it. */
export async function launchApp(folder: string, words: string[] = []): Promise<ElectronApplication> {
  // Chromium's own sandbox cannot start as root, as in most containers.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: electronBinary ?? '',
    args: [...asRoot, `--user-data-dir=${join(folder, 'user')}`, project, ...words],
    // Where libraries lie by the platforms' customs.
    env: { ...process.env, XDG_DATA_HOME: folder, LOCALAPPDATA: folder, HOME: folder },
  })
  onTestFinished(() => app.close())
  return app
}
