import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '../..')

/** Read from the package's own note: importing the package would start the download of what is missing. */
function findElectron(): string | null {
  const note = join(project, 'node_modules/electron/path.txt')
  if (!existsSync(note)) return null
  const binary = join(project, 'node_modules/electron/dist', readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

const electron = findElectron()
const reason = electron === null ? ' [skipped: Electron has not been downloaded]' : ''

describe.skipIf(electron === null)(`the desktop window${reason}`, () => {
  it('opens sandboxed with its page, and keeps Node and every other address out', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'cheekbone-electron-'))
    const electronVite = join(project, 'node_modules/electron-vite/bin/electron-vite.js')
    execFileSync(process.execPath, [electronVite, 'build'], { cwd: project })
    // Chromium's own sandbox cannot start as root, as in most containers.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const launched = await _electron.launch({
      executablePath: electron ?? '',
      args: [...asRoot, `--user-data-dir=${userData}`, project],
    })
    try {
      const page = await launched.firstWindow()
      expect(page.url()).toBe('app://cheekbone/index.html')
      expect(await page.textContent('h1')).toContain('skin')
      expect(await page.evaluate(() => [typeof process, typeof require])).toEqual(['undefined', 'undefined'])
      expect(
        await page.evaluate(() =>
          fetch('https://cheekbone.example/').then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ).toBe('refused')
      expect(await page.evaluate(() => window.open('https://cheekbone.example/'))).toBeNull()
    } finally {
      await launched.close()
      await rm(userData, { recursive: true, force: true })
    }
  })
})
