/** The IPC between preload script and main process, by name. The page never sees it; it is given a `DesktopHost`. */
import type { LibraryId } from './contract/arguments.ts'
import type { ExportedFile } from './contract/exports.ts'
import type { HostNotice, OpenRequest, PageLanguage } from './host-info.ts'

/** Asked of main; one argument each, which main takes for unknown and parses. */
export interface HostCalls {
  'host:choose-folder': { argument: null; result: string | null }
  'host:choose-library': { argument: null; result: string | null }
  'host:show-library': { argument: LibraryId | null; result: void }
  'host:reveal-library': { argument: LibraryId; result: void }
  'host:reveal-photo': { argument: { library: LibraryId; photo: number }; result: void }
  'host:save-file': { argument: ExportedFile; result: boolean }
  'host:set-language': { argument: PageLanguage; result: void }
  'host:reveal-log': { argument: null; result: void }
  /** True: a port follows under `enginePortChannel`, with the same number. */
  'host:connect-engine': { argument: number; result: boolean }
  'host:start-engine-again': { argument: null; result: void }
  /** Paths of files that were dropped on the window. */
  'host:open-dropped': { argument: string[]; result: void }
}

/** Told by main. */
export interface HostEvents {
  'host:open-request': OpenRequest
  'host:notice': HostNotice
}

export const enginePortChannel = 'host:engine-port'
