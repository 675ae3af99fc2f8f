/** Which front `npm start` opens: the desktop application where it can run, else the web host, with the reason. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasScreen, type Surroundings } from '../web/open-browser.ts'

export type Front = { kind: 'desktop'; binary: string } | { kind: 'web'; sentence: string }

export interface Place extends Surroundings {
  /** Null when Electron's binary is not there. */
  electron: string | null
  isRoot: boolean
}

export function chooseFront({ platform, env, electron, isRoot }: Place): Front {
  if (electron === null) {
    return web(
      "Electron's binary is not installed, so Cheekbone opens in a browser instead of a window of its own.",
    )
  }
  if (!hasScreen({ platform, env })) {
    return web('There is no display here, so Cheekbone opens in a browser instead of a window of its own.')
  }
  if (platform === 'linux' && isRoot) {
    return web(
      'Electron does not run as root, so Cheekbone opens in a browser instead of a window of its own.',
    )
  }
  return { kind: 'desktop', binary: electron }
}

function web(sentence: string): Front {
  return { kind: 'web', sentence }
}

/** Read from the package's own note: importing the package would begin to download what is missing. */
export function findElectron(project: string, env: NodeJS.ProcessEnv): string | null {
  const home = join(project, 'node_modules/electron')
  const note = join(home, 'path.txt')
  if (!existsSync(note)) return null
  const binary = join(
    env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'),
    readFileSync(note, 'utf8').trim(),
  )
  return existsSync(binary) ? binary : null
}
