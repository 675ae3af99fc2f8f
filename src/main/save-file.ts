/** Saving what the page made, where a person says: the page neither learns nor names the place. */
import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import type { SaveDialogOptions } from 'electron'
import type { ExportedFile } from '../shared/contract/exports.ts'

export interface SaveParts {
  /** Where the dialog opens. */
  folder: string
  label: string
  /** Electron's dialog; null when it was left. */
  choose: (options: SaveDialogOptions) => Promise<string | null>
}

/** @returns whether it was saved; false when the dialog was left. Throws what the file system says. */
export async function saveFile({ fileName, bytes }: ExportedFile, parts: SaveParts): Promise<boolean> {
  const name = plainName(fileName)
  const extension = extname(name).slice(1)
  const path = await parts.choose({
    defaultPath: join(parts.folder, name),
    buttonLabel: parts.label,
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (path === null) return false
  await writeWhole(path, bytes)
  return true
}

/** What no system takes in a name, or what leads to another folder, becomes a dash. */
export function plainName(name: string): string {
  return name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-').replace(/^\.+/, '')
}

/** The file that was there stays until the new one is complete. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.cheekbone-${randomUUID()}`)
  try {
    await writeFile(fresh, bytes, { flag: 'wx' })
    await rename(fresh, path)
  } catch (failure) {
    await rm(fresh, { force: true })
    throw failure
  }
}
