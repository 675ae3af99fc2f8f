import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { startShell } from './start-shell.ts'
import type { ShellParts, ShellWindow } from './start-shell.ts'

let log: string[]

class AppDouble extends EventEmitter {
  first = true
  enableSandbox(): void {
    log.push('sandbox')
  }
  requestSingleInstanceLock(): boolean {
    return this.first
  }
  quit(): void {
    log.push('quit')
  }
  async whenReady(): Promise<void> {
    await Promise.resolve()
    log.push('ready')
  }
}

class WindowDouble extends EventEmitter implements ShellWindow {
  minimized = false
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    log.push('restore')
  }
  show(): void {
    log.push('show')
  }
  focus(): void {
    log.push('focus')
  }
  async loadURL(url: string): Promise<void> {
    log.push(`load ${url}`)
    this.emit('ready-to-show')
    return Promise.resolve()
  }
}

let app: AppDouble
let windows: WindowDouble[]

function partsOn(platform: NodeJS.Platform): ShellParts {
  return {
    app,
    session: () => {
      log.push('lock session')
      return {
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
        on: () => undefined,
        webRequest: { onBeforeRequest: () => undefined },
      }
    },
    registerScheme: () => log.push('register'),
    serveApp: () => log.push('serve'),
    createWindow: () => {
      log.push('create')
      const window = new WindowDouble()
      windows.push(window)
      return window
    },
    startUrl: 'app://cheekbone/index.html',
    platform,
  }
}

beforeEach(() => {
  log = []
  windows = []
  app = new AppDouble()
})

describe('startShell', () => {
  it('sandboxes and registers before the app is ready, locks before it opens, and shows a painted window', async () => {
    await startShell(partsOn('linux'))
    expect(log).toEqual([
      'sandbox',
      'register',
      'ready',
      'lock session',
      'serve',
      'create',
      'load app://cheekbone/index.html',
      'show',
    ])
  })

  it('quits at once when another instance runs', async () => {
    app.first = false
    await startShell(partsOn('linux'))
    expect(log).toEqual(['quit'])
  })

  it('brings its window forward for a second instance instead of opening another', async () => {
    await startShell(partsOn('linux'))
    windows[0].minimized = true
    log = []
    app.emit('second-instance')
    expect(log).toEqual(['restore', 'show', 'focus'])
    expect(windows).toHaveLength(1)
  })

  it('opens a new window from the dock after the last was closed on macOS', async () => {
    await startShell(partsOn('darwin'))
    windows[0].emit('closed')
    app.emit('window-all-closed')
    expect(log).not.toContain('quit')
    app.emit('activate')
    expect(windows).toHaveLength(2)
  })

  it('quits with its last window elsewhere', async () => {
    await startShell(partsOn('win32'))
    app.emit('window-all-closed')
    expect(log.at(-1)).toBe('quit')
  })

  it('locks every page that comes into being', async () => {
    await startShell(partsOn('linux'))
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: () => log.push('deny windows'),
    })
    app.emit('web-contents-created', {}, contents)
    expect(log.at(-1)).toBe('deny windows')
    expect(contents.listenerCount('will-navigate')).toBe(1)
  })
})
