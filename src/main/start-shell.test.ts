import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startShell } from './start-shell.ts'
import type { ShellParts } from './start-shell.ts'

let log: string[]

class AppDouble extends EventEmitter {
  first = true
  handedOver: unknown = null
  enableSandbox(): void {
    log.push('sandbox')
  }
  requestSingleInstanceLock(data: Record<string, unknown>): boolean {
    this.handedOver = data
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

let app: AppDouble

function partsOn(platform: NodeJS.Platform, paths: string[] = []): ShellParts {
  return {
    app,
    session: () => ({
      setPermissionRequestHandler: () => void log.push('lock session'),
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      on: () => undefined,
      webRequest: { onBeforeRequest: () => undefined },
    }),
    changesSocket: null,
    registerScheme: () => void log.push('register'),
    comeUp: () => void log.push('come up'),
    showWindow: () => {
      log.push('show')
      return Promise.resolve()
    },
    openExternal: () => undefined,
    paths,
    openPaths: (asked) => void log.push(['open', ...asked].join(' ')),
    platform,
    onFailure: (failure) => void log.push(String(failure)),
  }
}

beforeEach(() => {
  log = []
  app = new AppDouble()
})

describe('startShell', () => {
  it('sandboxes and registers before the app is ready, locks before it opens, then shows and opens', async () => {
    await startShell(partsOn('linux', ['/photos']))
    expect(log).toEqual(['sandbox', 'register', 'ready', 'lock session', 'come up', 'show', 'open /photos'])
  })

  it('quits at once when another instance runs, which is handed what was to be opened', async () => {
    app.first = false
    await startShell(partsOn('linux', ['/photos']))
    expect(log).toEqual(['quit'])
    expect(app.handedOver).toEqual({ paths: ['/photos'] })
  })

  it('comes forward for a second instance and opens its paths, whatever else it is handed', async () => {
    await startShell(partsOn('linux'))
    log = []
    app.emit('second-instance', {}, ['cheekbone', '--flag'], '/', { paths: ['/a', 7] })
    app.emit('second-instance', {}, [], '/', null)
    expect(log).toEqual(['show', 'open /a', 'show', 'open'])
  })

  it('opens files that macOS names before and after the app is ready', async () => {
    const started = startShell(partsOn('darwin'))
    const event = { preventDefault: vi.fn() }
    app.emit('open-file', event, '/a.cheekbone')
    expect(log).not.toContain('open /a.cheekbone')
    await started
    expect(log.at(-1)).toBe('open /a.cheekbone')
    app.emit('open-file', event, '/b.cheekbone')
    expect(log.at(-1)).toBe('open /b.cheekbone')
    expect(event.preventDefault).toHaveBeenCalledTimes(2)
  })

  it('stays in the dock without a window on macOS, and comes back from there', async () => {
    await startShell(partsOn('darwin'))
    log = []
    app.emit('window-all-closed')
    app.emit('activate')
    expect(log).toEqual(['show'])
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
