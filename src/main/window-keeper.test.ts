import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { keepWindow, type KeptWindow } from './window-keeper.ts'

class WindowDouble extends EventEmitter implements KeptWindow {
  readonly log: string[] = []
  minimized = false
  loaded: () => void = () => undefined
  readonly webContents = {
    send: (channel: string, value: unknown) => void this.log.push(`${channel} ${JSON.stringify(value)}`),
  }
  isMinimized = () => this.minimized
  isVisible = () => true
  isFocused = () => true
  restore = () => void this.log.push('restore')
  show = () => void this.log.push('show')
  hide = () => void this.log.push('hide')
  focus = () => void this.log.push('focus')
  loadURL(url: string): Promise<void> {
    this.log.push(`load ${url}`)
    return new Promise((resolve) => {
      this.loaded = resolve
    })
  }
}

function setUp() {
  const windows: WindowDouble[] = []
  const keeper = keepWindow(() => {
    const window = new WindowDouble()
    windows.push(window)
    return window
  }, 'app://cheekbone/index.html')
  return { windows, keeper }
}
const late = { kind: 'folder', path: '/late' } as const

describe('keepWindow', () => {
  it('shows the window once it is painted', async () => {
    const { windows, keeper } = setUp()
    const shown = keeper.show()
    expect(windows[0].log).toEqual(['load app://cheekbone/index.html'])
    windows[0].emit('ready-to-show')
    windows[0].loaded()
    await shown
    expect(windows[0].log.at(-1)).toBe('show')
  })

  it('brings the window forward instead of opening another', () => {
    const { windows, keeper } = setUp()
    void keeper.show()
    windows[0].minimized = true
    void keeper.show()
    expect(windows[0].log.slice(1)).toEqual(['restore', 'show', 'focus'])
    expect(windows).toHaveLength(1)
  })

  it('keeps what it is to tell until the page is there, in order', async () => {
    const { windows, keeper } = setUp()
    const shown = keeper.show()
    keeper.tell('host:open-request', { kind: 'folder', path: '/a' })
    keeper.tell('host:open-request', late)
    expect(windows[0].log).toHaveLength(1)
    windows[0].loaded()
    await shown
    keeper.tell('host:notice', { kind: 'engine-running' })
    expect(windows[0].log.slice(1)).toEqual([
      'host:open-request {"kind":"folder","path":"/a"}',
      'host:open-request {"kind":"folder","path":"/late"}',
      'host:notice {"kind":"engine-running"}',
    ])
  })

  it('opens a new window after the last was closed, and tells nobody in between', () => {
    const { windows, keeper } = setUp()
    void keeper.show()
    windows[0].emit('closed')
    expect(keeper.window).toBeNull()
    keeper.tell('host:open-request', late)
    void keeper.show()
    expect(windows).toHaveLength(2)
    expect(windows[1].log).toEqual(['load app://cheekbone/index.html'])
  })
})
