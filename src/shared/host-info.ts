/**
 * What the desktop application gives the window beside the engine. The preload script exposes it under `hostInfoName`; in a
 * plain browser it is absent, and the window does without: it lists folders through the engine and names no paths.
 */
import type { LibraryId } from './contract/arguments.ts'
import type { ExportedFile } from './contract/exports.ts'

/** What the preload script tells the window about where it runs. */
export interface HostInfo {
  /** Cheekbone's version. */
  version: string
  /** As Node names it: `win32`, `darwin`, `linux`. */
  platform: string
}

/** What a person asked for outside the page: by menu, dock, drag and drop, the command line or the file manager. */
export type OpenRequest = { kind: 'folder'; path: string } | { kind: 'library'; path: string }

/** Languages of the page; menus, dialogs and notifications follow it. */
export const pageLanguages = ['en', 'zh-CN'] as const
export type PageLanguage = (typeof pageLanguages)[number]

/** Something to say about the engine; `how` is how it ended, in words: `exit code 1`. */
export type HostNotice =
  | { kind: 'engine-running' }
  /** It died and another one has taken over: ask for a new line. A job goes on from its last checkpoint. */
  | { kind: 'engine-restarted'; how: string }
  /** It died again: `startEngineAgain` is the way on. */
  | { kind: 'engine-down'; how: string }
  /** Dropped or named, but neither a folder nor a library. */
  | { kind: 'cannot-open'; path: string }

export interface DesktopHost extends HostInfo {
  /** The platform's dialog; null when it was left without choosing. */
  chooseFolder(): Promise<string | null>
  chooseLibrary(): Promise<string | null>
  /** Tells what the window shows, for its title and the platform's list of recent documents; null for none. */
  showLibrary(library: LibraryId | null): Promise<void>
  /** Shows a library's file in the file manager. */
  revealLibrary(library: LibraryId): Promise<void>
  /** Shows a photo's own file in the file manager. */
  revealPhoto(library: LibraryId, photo: number): Promise<void>
  /** Shows the log in the file manager. */
  revealLog(): Promise<void>
  /** Asks where to, and writes there; false when the dialog was left. Downloads are closed, so this is the way out for a file. */
  saveFile(file: ExportedFile): Promise<boolean>
  setLanguage(language: PageLanguage): Promise<void>
  /**
   * Asks for a line to the engine. When it resolves to true, one `message` event of the window brings an `EnginePortMessage`
   * with the same number (before or after) and one MessagePort; false: the engine is down.
   */
  connectEngine(request: number): Promise<boolean>
  startEngineAgain(): Promise<void>
  /** One listener; what was asked for before there was one is told at once. Returns a function that stops listening. */
  onOpenRequest(listener: (request: OpenRequest) => void): () => void
  onNotice(listener: (notice: HostNotice) => void): () => void
}

/** The name under which the window finds it; absent in a plain browser. */
export const hostInfoName = 'cheekboneHost'

/** The data of the `message` event that carries a port to the engine; its origin is the page's own. */
export interface EnginePortMessage {
  kind: 'cheekbone-engine-port'
  request: number
}
