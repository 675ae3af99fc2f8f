import { spawn } from 'node:child_process'

export interface Surroundings {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
}

/** Without a screen there is nothing to open a browser or a window on. */
export function hasScreen({ platform, env }: Surroundings): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The platform's own program for it, with the address as one argument: no shell reads it. */
export function browserCommand(
  platform: NodeJS.Platform,
  address: string,
): [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['open', address]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address]
  return ['xdg-open', address]
}

/** Resolves to whether a browser was asked; whether it shows the page is known to nobody. */
export function openBrowser(address: string, surroundings: Surroundings): Promise<boolean> {
  if (!hasScreen(surroundings)) return Promise.resolve(false)
  const [program, ...args] = browserCommand(surroundings.platform, address)
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, shell: false })
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
    child.unref()
  })
}
