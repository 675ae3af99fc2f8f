import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'

/** The app's data folder by the platform's custom. */
export function dataFolder(platform = process.platform, env = process.env): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Cheekbone')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Cheekbone')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'cheekbone')
}

/** One library a photo folder: its name for people, a hash of its whole path against mix-ups. Never inside the photo folder. */
export function defaultLibrary(folder: string, platform = process.platform, env = process.env): string {
  const whole = resolve(folder)
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8)
  return join(dataFolder(platform, env), 'libraries', `${basename(whole) || 'root'}-${hash}.cheekbone`)
}

export function defaultOut(folder: string): string {
  return resolve(`cheekbone-${basename(resolve(folder)) || 'root'}`)
}
