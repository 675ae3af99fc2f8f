/** The one window: made when it is needed, brought forward when it is there, told things once its page listens. */
import type { HostEvents } from '../shared/host-channels.ts'

export interface KeptWindow {
  isMinimized(): boolean
  isVisible(): boolean
  isFocused(): boolean
  restore(): void
  show(): void
  hide(): void
  focus(): void
  once(event: 'ready-to-show', listener: () => void): unknown
  once(event: 'closed', listener: () => void): unknown
  loadURL(url: string): Promise<void>
  webContents: { send(channel: string, value: unknown): void }
}

export interface WindowKeeper<W extends KeptWindow> {
  readonly window: W | null
  /** Resolves when the page is there. */
  show(): Promise<void>
  /** Kept for a page that loads; without a window nobody is told. */
  tell<N extends keyof HostEvents>(name: N, value: HostEvents[N]): void
}

export function keepWindow<W extends KeptWindow>(create: () => W, startUrl: string): WindowKeeper<W> {
  let window: W | null = null
  /** Null once the page is there. */
  let waiting: (() => void)[] | null = null

  async function open(): Promise<void> {
    const opened = create()
    window = opened
    waiting = []
    opened.once('ready-to-show', () => opened.show())
    opened.once('closed', () => {
      if (window === opened) window = null
    })
    await opened.loadURL(startUrl)
    if (window !== opened) return
    const kept: (() => void)[] = waiting
    waiting = null
    for (const send of kept) send()
  }

  return {
    get window() {
      return window
    },
    show: async () => (window ? bringForward(window) : open()),
    tell: (name, value) => {
      const told = window
      if (!told) return
      const send = () => told.webContents.send(name, value)
      if (waiting) waiting.push(send)
      else send()
    },
  }
}

function bringForward(window: KeptWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
