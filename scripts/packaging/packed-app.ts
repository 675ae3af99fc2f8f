/** A packed application as it lies on the disk: its resources, its executable, and the archive with what lies beside it. */
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { CheekboneError } from '../../src/shared/errors.ts'

export interface PackedApp {
  resources: string
  executable: string
  archive: string
  /** Paths within the application, with slashes; `unpacked` ones lie as files of their own beside the archive. */
  files: { path: string; unpacked: boolean }[]
}

/**
 * @param folder as electron-builder leaves it: `linux-unpacked`, `win-unpacked`, or one with `Cheekbone.app`
 * @throws CheekboneError `not-found` when there is no packed application
 */
export function readPackedApp(folder: string): PackedApp {
  const bundle = join(folder, 'Cheekbone.app/Contents')
  const mac = existsSync(bundle)
  const resources = mac ? join(bundle, 'Resources') : join(folder, 'resources')
  const archive = join(resources, 'app.asar')
  const executable = [
    join(bundle, 'MacOS/Cheekbone'),
    join(folder, 'Cheekbone.exe'),
    join(folder, 'cheekbone-desktop'),
  ].find((path) => existsSync(path))
  if (!existsSync(archive) || executable === undefined) {
    throw new CheekboneError('not-found', `There is no packed application in ${folder}.`, {
      hint: 'Name a folder that electron-builder made, such as dist/win-unpacked.',
    })
  }
  const entries = listPackage(archive, { isPack: true }).map((line) => {
    const [, state, path] = /^(pack|unpack)\s*: [\\/](.+)$/.exec(line) ?? []
    return { path: path.replaceAll('\\', '/'), unpacked: state === 'unpack' }
  })
  const folders = new Set(entries.flatMap(({ path }) => parentsOf(path)))
  return { resources, executable, archive, files: entries.filter(({ path }) => !folders.has(path)) }
}

function parentsOf(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Bytes of all files below. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
