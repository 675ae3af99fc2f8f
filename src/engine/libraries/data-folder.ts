import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'

/** The app's data folder by the platform's custom. */
export function defaultDataFolder(platform = process.platform, env = process.env): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Cheekbone')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Cheekbone')
  // Set to nothing, or to no whole path, it counts as not set (XDG Base Directory Specification).
  const { XDG_DATA_HOME: given = '' } = env
  return join(isAbsolute(given) ? given : join(homedir(), '.local', 'share'), 'cheekbone')
}

/** One library a photo folder: its name for people, a hash of its whole path against mix-ups. Never inside the photo folder. */
export function libraryOfFolder(dataFolder: string, folder: string): string {
  return join(dataFolder, 'libraries', `${nameOfFolder(folder)}-${hashOfFolder(folder)}.cheekbone`)
}

const drawnFaces = 'drawn-faces'

/** Where the faces of a demo are drawn. */
export function drawnFacesFolder(
  dataFolder: string,
  { faces, seed }: { faces: number; seed: number },
): string {
  return join(dataFolder, drawnFaces, `${faces}-${seed}`)
}

/** What people know a library by: its folder; the file itself where it belongs to no folder, or to none yet. */
export function nameOfLibrary({ path, folder }: { path: string; folder: string }): string {
  if (folder === '') return basename(path).replace(/\.cheekbone$/, '')
  const name = nameOfFolder(folder)
  return basename(dirname(folder)) === drawnFaces ? `${drawnFaces} ${name}` : name
}

/** Where CSV and report of background jobs go. */
export function resultsOfFolder(dataFolder: string, folder: string): string {
  return join(dataFolder, 'results', `${nameOfFolder(folder)}-${hashOfFolder(folder)}`)
}

export function nameOfFolder(folder: string): string {
  return basename(resolve(folder)) || 'root'
}

function hashOfFolder(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 8)
}
