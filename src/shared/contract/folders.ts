/** Choosing a photo folder where the host has no dialog of its own: a browser on the engine's machine. */
import { z } from 'zod'
import { call } from '../rpc/contract.ts'
import { pathSchema } from './arguments.ts'

export interface FolderEntry {
  name: string
  path: string
}

export interface FolderListing {
  /** Null above the roots. */
  folder: string | null
  /** Null at a root: there is no way up but to the list of roots. */
  parent: string | null
  folders: FolderEntry[]
  /** Picture files directly in it. */
  photos: number
  /** Library files directly in it. */
  libraries: FolderEntry[]
}

export const folderCalls = {
  /** `null` lists the roots that may be chosen from. */
  'folders.list': call<FolderListing>()(z.strictObject({ folder: pathSchema.nullable() })),
}
