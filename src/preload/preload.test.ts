import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { enginePortChannel } from '../shared/host-channels.ts'
import { hostInfoName, type DesktopHost } from '../shared/host-info.ts'

/** What the preload script sees of its page. */
class PageDouble extends EventEmitter {
  readonly posted: unknown[][] = []
  addEventListener = (name: string, listener: (event: unknown) => void) => void this.on(name, listener)
  postMessage = (...message: unknown[]) => void this.posted.push(message)
}

async function load() {
  const page = new PageDouble()
  const ipc = Object.assign(new EventEmitter(), {
    invoke: vi.fn((name: string, argument: unknown) => Promise.resolve([name, argument])),
  })
  const exposed = new Map<string, unknown>()
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) },
    ipcRenderer: ipc,
    webUtils: { getPathForFile: ({ name }: { name: string }) => `/dropped/${name}` },
  }))
  vi.stubGlobal('__CHEEKBONE_VERSION__', '1.2.3')
  vi.stubGlobal('window', page)
  vi.stubGlobal('location', { origin: 'app://cheekbone' })
  await import('./preload.ts')
  // The page is handed whatever was exposed; the compiler saw it go in as a DesktopHost.
  return { page, ipc, exposed, host: exposed.get(hostInfoName) as DesktopHost }
}

describe('the preload script', () => {
  beforeEach(() => void vi.resetModules())
  afterEach(() => void vi.unstubAllGlobals())

  it('exposes one object, and nothing of Electron in it', async () => {
    const { exposed, host, ipc } = await load()
    expect([...exposed.keys()]).toEqual([hostInfoName])
    expect(host).toMatchObject({ version: '1.2.3', platform: process.platform })
    for (const value of Object.values(host)) {
      expect(['string', 'function']).toContain(typeof value)
      expect(value).not.toBe(ipc)
    }
  })

  it('asks under fixed names, whatever else the page hands over', async () => {
    const { host, ipc } = await load()
    await host.chooseFolder()
    await host.revealLibrary('0123456789abcdef')
    await host.connectEngine(4)
    await host.showLibrary(null)
    expect(ipc.invoke.mock.calls).toEqual([
      ['host:choose-folder', null],
      ['host:reveal-library', '0123456789abcdef'],
      ['host:connect-engine', 4],
      ['host:show-library', null],
    ])
  })

  it('hands a port to its own origin alone', async () => {
    const { ipc, page } = await load()
    const ports = [{ port: 1 }]
    ipc.emit(enginePortChannel, { ports }, 4)
    expect(page.posted).toEqual([[{ kind: 'cheekbone-engine-port', request: 4 }, 'app://cheekbone', ports]])
  })

  it('keeps requests for the first listener, and never hands on the event of the IPC', async () => {
    const { ipc, host } = await load()
    const early = { kind: 'folder', path: '/early' }
    const late = { kind: 'folder', path: '/late' }
    ipc.emit('host:open-request', { sender: ipc }, early)
    const heard = vi.fn()
    const stop = host.onOpenRequest(heard)
    ipc.emit('host:open-request', { sender: ipc }, late)
    stop()
    ipc.emit('host:open-request', { sender: ipc }, early)
    expect(heard.mock.calls).toEqual([[early], [late]])
    const next = vi.fn()
    host.onOpenRequest(next)
    expect(next.mock.calls).toEqual([[early]])
  })

  it('tells notices apart from requests', async () => {
    const { ipc, host } = await load()
    const heard = vi.fn()
    host.onNotice(heard)
    ipc.emit('host:open-request', {}, { kind: 'folder', path: '/late' })
    expect(heard).not.toHaveBeenCalled()
    ipc.emit('host:notice', {}, { kind: 'engine-running' })
    expect(heard).toHaveBeenCalledExactlyOnceWith({ kind: 'engine-running' })
  })

  it('sends the paths of dropped files to the shell, and lets go of what is no file', async () => {
    const { page, ipc } = await load()
    const preventDefault = vi.fn()
    page.emit('dragover', { preventDefault, dataTransfer: { types: ['text/plain'] } })
    page.emit('drop', { preventDefault, dataTransfer: { files: [] } })
    expect(preventDefault).not.toHaveBeenCalled()
    page.emit('dragover', { preventDefault, dataTransfer: { types: ['Files'] } })
    page.emit('drop', { preventDefault, dataTransfer: { files: [{ name: 'a' }, { name: 'b' }] } })
    expect(preventDefault).toHaveBeenCalledTimes(2)
    expect(ipc.invoke.mock.calls).toEqual([['host:open-dropped', ['/dropped/a', '/dropped/b']]])
  })
})
