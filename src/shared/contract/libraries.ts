/** Libraries that a person works with: the recent ones, and opening one for looking at. */
import { z } from 'zod'
import type { PhotoStatus, RejectReason } from '../domain.ts'
import { call, event } from '../rpc/contract.ts'
import type { PresetName, RunConfig } from '../run-config.ts'
import type { StageName } from '../stage-progress.ts'
import { libraryIdSchema, pathSchema, type LibraryId } from './arguments.ts'

/** A library that was opened before, latest first. */
export interface RecentLibrary {
  id: LibraryId
  path: string
  /** The photo folder that it belongs to. */
  folder: string
  /** The folder's own name. */
  name: string
  openedMs: number
  /** False when the library file is no longer where it was. */
  exists: boolean
  /** A few kept patches of different photos, to know the library by; none while nobody has looked. */
  samplePatches: number[]
}

export interface RunEntry {
  id: number
  config: RunConfig
  /** Null until the run has been begun. */
  device: string | null
  patches: number
  stages: StageName[]
  /** All stages are done; the run can be explored. */
  finished: boolean
  /** Null before its topics are found. */
  topicsInUse: number | null
  /** What a person calls it; empty for none, as for one that goes by its number. */
  name: string
  /** What a person wants to remember of it; empty for none. */
  note: string
}

export interface LibraryOverview {
  id: LibraryId
  path: string
  folder: string
  name: string
  folderExists: boolean
  photos: Record<PhotoStatus, number>
  faces: number
  /** What is kept by hand counts as kept. */
  patches: { kept: number; rejected: Partial<Record<RejectReason, number>> }
  /** The kept patches that came in last, latest first; a few, to watch an import by. */
  newestPatches: number[]
  /** Latest last. */
  runs: RunEntry[]
}

/** The latest finished run of a preset on this machine, over some library that was opened lately. */
export interface PresetTiming {
  preset: PresetName
  patches: number
  device: string
  /** Of all stages but finding faces: photos are examined once for all runs. */
  seconds: number
}

/** What of a library is no longer as it was shown. */
export type LibraryChange = 'photos' | 'runs' | 'topics' | 'verdicts'

export const libraryCalls = {
  'libraries.recent': call<RecentLibrary[]>()(z.strictObject({})),
  /** By its file, or by a photo folder, whose library is made when there is none. */
  'libraries.open': call<LibraryOverview>()(
    z.union([z.strictObject({ library: pathSchema }), z.strictObject({ folder: pathSchema })]),
  ),
  'libraries.overview': call<LibraryOverview>()(z.strictObject({ library: libraryIdSchema })),
  /** At most one a preset; none where it was not run here yet. */
  'libraries.timings': call<PresetTiming[]>()(z.strictObject({})),
  /** Takes it off the list of recent ones; the file stays. */
  'libraries.leave-out': call<RecentLibrary[]>()(z.strictObject({ library: libraryIdSchema })),
}

export const libraryEvents = {
  'library.changed': event<{ library: LibraryId; what: LibraryChange }>({
    key: ({ library, what }) => `${library} ${what}`,
  }),
}
