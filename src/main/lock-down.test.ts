import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { isAllowedOutside, lockContents, lockSession } from './lock-down.ts'
import type { LockedSession } from './lock-down.ts'

class ContentsDouble extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: 'deny' }) | null = null
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void {
    this.openHandler = handler
  }
}

const permissions = ['geolocation', 'media', 'notifications', 'clipboard-read', 'clipboard-sanitized-write']

class SessionDouble extends EventEmitter {
  granted: string[] = []
  checked: string[] = []
  devices: boolean[] = []
  beforeRequest: Parameters<LockedSession['webRequest']['onBeforeRequest']>[0] | null = null
  readonly webRequest: LockedSession['webRequest'] = {
    onBeforeRequest: (listener) => {
      this.beforeRequest = listener
    },
  }
  setPermissionRequestHandler: LockedSession['setPermissionRequestHandler'] = (handler) => {
    for (const permission of permissions)
      handler(null, permission, (granted) => void (granted && this.granted.push(permission)))
  }
  setPermissionCheckHandler: LockedSession['setPermissionCheckHandler'] = (handler) => {
    this.checked = permissions.filter((permission) => handler(null, permission))
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devices.push(handler())
  }
}

describe('lockContents', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'stops %s to any other address and lets the own page pass',
    (event) => {
      const contents = new ContentsDouble()
      lockContents(contents, vi.fn())
      const leave = { url: 'https://a.example/', preventDefault: vi.fn() }
      const stay = { url: 'app://cheekbone/index.html', preventDefault: vi.fn() }
      contents.emit(event, leave)
      contents.emit(event, stay)
      expect(leave.preventDefault).toHaveBeenCalledOnce()
      expect(stay.preventDefault).not.toHaveBeenCalled()
    },
  )

  it('denies new windows and web views', () => {
    const contents = new ContentsDouble()
    const openExternal = vi.fn()
    lockContents(contents, openExternal)
    expect(contents.openHandler?.({ url: 'app://cheekbone/index.html' })).toEqual({ action: 'deny' })
    expect(openExternal).not.toHaveBeenCalled()
    const attach = { preventDefault: vi.fn() }
    contents.emit('will-attach-webview', attach)
    expect(attach.preventDefault).toHaveBeenCalledOnce()
  })
})

describe('a link that leads outside', () => {
  it('opens in the browser, and never in a window, when its address is listed', () => {
    const contents = new ContentsDouble()
    const openExternal = vi.fn()
    lockContents(contents, openExternal)
    expect(contents.openHandler?.({ url: 'https://doi.org/10.1000/1' })).toEqual({ action: 'deny' })
    expect(openExternal).toHaveBeenCalledWith('https://doi.org/10.1000/1')
  })

  it.each([
    'http://doi.org/10.1000/1',
    'https://doi.org.example/',
    'https://example/?https://doi.org',
    'https://anna@doi.org/',
    'https://doi.org:8443/',
    'file:///etc/passwd',
    'smb://doi.org/share',
    'javascript:alert(1)',
    'nonsense',
  ])('stays closed for %s', (url) => {
    expect(isAllowedOutside(url)).toBe(false)
  })
})

describe('lockSession', () => {
  it('denies every permission but copying, every device and download', () => {
    const session = new SessionDouble()
    lockSession(session, null)
    expect(session.granted).toEqual(['clipboard-sanitized-write'])
    expect(session.checked).toEqual(['clipboard-sanitized-write'])
    expect(session.devices).toEqual([false])
    const download = { preventDefault: vi.fn() }
    session.emit('will-download', download)
    expect(download.preventDefault).toHaveBeenCalledOnce()
  })

  it.each([
    ['app://cheekbone/assets/a.js', false],
    ['data:image/png;base64,AA', false],
    ['blob:app://cheekbone/1', false],
    ['devtools://devtools/bundled/x.js', false],
    ['https://a.example/x', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://a.example/', true],
    ['file:///etc/passwd', true],
    ['app://elsewhere/x', true],
    ['nonsense', true],
  ])('a request for %s is cancelled: %s', (url, cancel) => {
    const session = new SessionDouble()
    lockSession(session, null)
    const answer = vi.fn()
    session.beforeRequest?.({ url }, answer)
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel })
  })

  it('lets the page hear of changes while it is developed, from that server alone', () => {
    const session = new SessionDouble()
    lockSession(session, 'ws://localhost:5173')
    const answer = vi.fn()
    for (const url of ['ws://localhost:5173/?token=a', 'ws://localhost:51730/', 'http://localhost:5173/']) {
      session.beforeRequest?.({ url }, answer)
    }
    expect(answer.mock.calls).toEqual([[{ cancel: false }], [{ cancel: true }], [{ cancel: true }]])
  })
})
