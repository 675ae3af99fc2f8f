import { resolve } from 'node:path'
import { defaultDataFolder, libraryOfFolder, nameOfFolder } from '../../engine/libraries/data-folder.ts'

export function defaultLibrary(folder: string): string {
  return libraryOfFolder(defaultDataFolder(), folder)
}

export function defaultOut(folder: string): string {
  return resolve(`cheekbone-${nameOfFolder(folder)}`)
}
