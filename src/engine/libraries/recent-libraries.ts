import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LibraryId } from '../../shared/contract/arguments.ts'
import type { RecentLibrary } from '../../shared/contract/libraries.ts'
import { nameOfLibrary } from './data-folder.ts'
import { libraryIdOf } from './library-id.ts'
import { readStateFile, writeStateFile } from './state-file.ts'

const keptSchema = z.array(
  z.object({
    path: z.string(),
    folder: z.string(),
    openedMs: z.number(),
    /** As they were when the library was last looked into: the list is shown without opening the files in it. */
    samplePatches: z.array(z.number()).default([]),
  }),
)
type Kept = z.infer<typeof keptSchema>[number]

const mostKept = 30

/** The libraries that were opened with this data folder, latest first. Read anew each time: another engine may have added one. */
export interface RecentLibraries {
  list(): RecentLibrary[]
  /** A library that a job has just made knows no folder yet; then the one that it was added with stays. */
  add(library: { path: string; folder: string }): void
  /** Patches to show beside its name, from now on. */
  show(id: LibraryId, samplePatches: number[]): void
  leaveOut(id: LibraryId): void
  pathOf: (id: LibraryId) => string | null
}

export function openRecentLibraries(dataFolder: string, now: () => number): RecentLibraries {
  const file = join(dataFolder, 'recent-libraries.json')
  const read = (): Kept[] => readStateFile(file, keptSchema, [])
  return {
    list: () =>
      read().map(({ path, folder, openedMs, samplePatches }) => ({
        id: libraryIdOf(path),
        path,
        folder,
        name: nameOfLibrary({ path, folder }),
        openedMs,
        exists: existsSync(path),
        samplePatches,
      })),
    add: ({ path, folder }) => {
      const kept = read()
      const known = kept.find((library) => library.path === path)
      const latest = {
        path,
        folder: folder === '' ? (known?.folder ?? '') : folder,
        openedMs: now(),
        samplePatches: known?.samplePatches ?? [],
      }
      const others = kept.filter((library) => library.path !== path)
      writeStateFile(file, [latest, ...others].slice(0, mostKept))
    },
    show: (id, samplePatches) =>
      writeStateFile(
        file,
        read().map((kept) => (libraryIdOf(kept.path) === id ? { ...kept, samplePatches } : kept)),
      ),
    leaveOut: (id) =>
      writeStateFile(
        file,
        read().filter(({ path }) => libraryIdOf(path) !== id),
      ),
    pathOf: (id) => read().find(({ path }) => libraryIdOf(path) === id)?.path ?? null,
  }
}
