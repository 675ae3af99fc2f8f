/**
 * The order in which the shell comes up. Electron's parts come in as parameters, so that the order can be tested where
 * Electron cannot be had.
 */
import { lockContents, lockSession } from './lock-down.ts'
import type { LockedContents, LockedSession } from './lock-down.ts'

export interface ShellApp {
  enableSandbox(): void
  requestSingleInstanceLock(): boolean
  quit(): void
  whenReady(): Promise<void>
  on(event: 'second-instance', listener: () => void): unknown
  on(event: 'activate', listener: () => void): unknown
  on(event: 'window-all-closed', listener: () => void): unknown
  on(event: 'web-contents-created', listener: (event: unknown, contents: LockedContents) => void): unknown
}

export interface ShellWindow {
  isMinimized(): boolean
  restore(): void
  show(): void
  focus(): void
  once(event: 'ready-to-show', listener: () => void): unknown
  once(event: 'closed', listener: () => void): unknown
  loadURL(url: string): Promise<void>
}

export interface ShellParts {
  app: ShellApp
  /** Known only once the app is ready. */
  session: () => LockedSession
  /** Makes `app://` known; must come before the app is ready. */
  registerScheme: () => void
  /** Starts to answer `app://`. */
  serveApp: () => void
  createWindow: () => ShellWindow
  startUrl: string
  platform: NodeJS.Platform
}

/** Resolves when the window has its page, or at once when another instance runs already. */
export async function startShell(parts: ShellParts): Promise<void> {
  const { app } = parts
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  parts.registerScheme()
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
  let window: ShellWindow | null = null
  const open = async () => {
    if (window) return bringForward(window)
    const opened = parts.createWindow()
    window = opened
    opened.once('ready-to-show', () => opened.show())
    opened.once('closed', () => {
      window = null
    })
    await opened.loadURL(parts.startUrl)
  }
  app.on('second-instance', () => void open())
  app.on('window-all-closed', () => {
    // On macOS a program stays in the dock without a window.
    if (parts.platform !== 'darwin') app.quit()
  })
  await app.whenReady()
  lockSession(parts.session())
  parts.serveApp()
  app.on('activate', () => void open())
  await open()
}

function bringForward(window: ShellWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
