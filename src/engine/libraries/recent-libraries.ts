import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LibraryId } from '../../shared/contract/arguments.ts'
import type { RecentLibrary } from '../../shared/contract/libraries.ts'
import { nameOfFolder } from './data-folder.ts'
import { libraryIdOf } from './library-id.ts'
import { readStateFile, writeStateFile } from './state-file.ts'

const keptSchema = z.array(z.object({ path: z.string(), folder: z.string(), openedMs: z.number() }))
type Kept = z.infer<typeof keptSchema>[number]

const mostKept = 30

/** The libraries that were opened with this data folder, latest first. Read anew each time: another engine may have added one. */
export interface RecentLibraries {
  list(): RecentLibrary[]
  add(library: { path: string; folder: string }): void
  leaveOut(id: LibraryId): void
  pathOf: (id: LibraryId) => string | null
}

export function openRecentLibraries(dataFolder: string, now: () => number): RecentLibraries {
  const file = join(dataFolder, 'recent-libraries.json')
  const read = (): Kept[] => readStateFile(file, keptSchema, [])
  return {
    list: () =>
      read().map(({ path, folder, openedMs }) => ({
        id: libraryIdOf(path),
        path,
        folder,
        name: nameOfFolder(folder),
        openedMs,
        exists: existsSync(path),
      })),
    add: ({ path, folder }) => {
      const others = read().filter((kept) => kept.path !== path)
      writeStateFile(file, [{ path, folder, openedMs: now() }, ...others].slice(0, mostKept))
    },
    leaveOut: (id) =>
      writeStateFile(
        file,
        read().filter(({ path }) => libraryIdOf(path) !== id),
      ),
    pathOf: (id) => read().find(({ path }) => libraryIdOf(path) === id)?.path ?? null,
  }
}
