import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Chromium {
  /** Null when there is none and none can be installed; tests that need it then say so and are skipped. */
  path: string | null
  sentence: string
}

/** Headless, as any user (root has no sandbox), and without calling home. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The same with WebGL, drawn by software where there is no graphics card. */
export const chromiumWebglArguments = [
  ...chromiumArguments.filter((argument) => argument !== '--disable-gpu'),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

/** The same without any WebGL. */
export const chromiumPlainArguments = [...chromiumArguments, '--disable-3d-apis']

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export function findChromium(): string | null {
  const named = process.env.CHEEKBONE_CHROMIUM
  if (named) return named
  return places.find((place) => existsSync(place)) ?? null
}

/** Finds a Chromium, or installs Debian's where that can be done without asking: as root, with apt. */
export function ensureChromium(): Chromium {
  const found = findChromium()
  if (found) return { path: found, sentence: `Chromium: ${found}` }
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env,
    })
    const installed = findChromium()
    if (installed) return { path: installed, sentence: `Chromium was installed: ${installed}` }
  }
  return {
    path: null,
    sentence:
      'There is no Chromium: tests that need one are skipped. Install it (Debian: apt-get install chromium) or name it in CHEEKBONE_CHROMIUM.',
  }
}
