/**
 * The order in which the shell comes up. Electron's parts come in as parameters, so that the order can be tested where
 * Electron cannot be had.
 */
import { lockContents, lockSession } from './lock-down.ts'
import type { LockedContents, LockedSession } from './lock-down.ts'

interface Preventable {
  preventDefault(): void
}

export interface ShellApp {
  enableSandbox(): void
  requestSingleInstanceLock(additionalData: Record<string, unknown>): boolean
  quit(): void
  whenReady(): Promise<void>
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], workingFolder: string, additionalData: unknown) => void,
  ): unknown
  on(event: 'activate', listener: () => void): unknown
  on(event: 'window-all-closed', listener: () => void): unknown
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown
  on(event: 'web-contents-created', listener: (event: unknown, contents: LockedContents) => void): unknown
}

export interface ShellParts {
  app: ShellApp
  /** Known only once the app is ready. */
  session: () => LockedSession
  /** Where the page hears of changes while it is developed, else null. */
  changesSocket: string | null
  /** Makes `app://` known; must come before the app is ready. */
  registerScheme: () => void
  /** Once the app is ready: protocol, engine, menu, everything that the window needs. */
  comeUp: () => void
  showWindow: () => Promise<void>
  openExternal: (url: string) => void
  /** Paths that this start was asked to open. */
  paths: readonly string[]
  openPaths: (paths: readonly string[]) => void
  platform: NodeJS.Platform
  onFailure: (failure: unknown) => void
}

/** Resolves when the window has its page, or at once when another instance runs already, which is handed the paths. */
export async function startShell(parts: ShellParts): Promise<void> {
  const { app } = parts
  if (!app.requestSingleInstanceLock({ paths: parts.paths })) {
    app.quit()
    return
  }
  app.enableSandbox()
  parts.registerScheme()
  app.on('web-contents-created', (_event, contents) => lockContents(contents, parts.openExternal))
  const showWindow = () => void parts.showWindow().catch(parts.onFailure)
  let early: string[] | null = [...parts.paths]
  app.on('open-file', (event, path) => {
    event.preventDefault()
    // macOS may name the file before the app is ready.
    if (early) early.push(path)
    else parts.openPaths([path])
  })
  app.on('second-instance', (_event, _argv, _workingFolder, data) => {
    showWindow()
    parts.openPaths(readPaths(data))
  })
  app.on('window-all-closed', () => {
    // On macOS a program stays in the dock without a window.
    if (parts.platform !== 'darwin') app.quit()
  })
  await app.whenReady()
  lockSession(parts.session(), parts.changesSocket)
  parts.comeUp()
  app.on('activate', showWindow)
  const shown = parts.showWindow()
  parts.openPaths(early)
  early = null
  await shown
}

/** The data comes from another process. */
function readPaths(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('paths' in data) || !Array.isArray(data.paths)) return []
  return data.paths.filter((path) => typeof path === 'string')
}
