/** For tests: as much of Electron as the shell uses, checked against Electron's own types, with an engine double behind it. */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { ForkDouble, PortDouble } from './fork-double.ts'

interface Parts {
  ipcMain: Pick<Electron.IpcMain, 'handle'>
  nativeTheme: Pick<Electron.NativeTheme, 'shouldUseDarkColors'>
  powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>
  protocol: Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>
  screen: { getAllDisplays(): Pick<Electron.Display, 'workArea'>[] }
  shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>
}

class ContentsDouble extends EventEmitter {
  readonly sent: [string, unknown][] = []
  readonly mainFrame = {
    url: 'app://cheekbone/index.html',
    parent: null,
    ports: [] as PortDouble[],
    postMessage(_channel: string, _message: unknown, transfer: PortDouble[]): void {
      this.ports.push(...transfer)
    },
  }
  send(channel: string, value: unknown): void {
    this.sent.push([channel, value])
  }
  setWindowOpenHandler(): void {
    // lock-down.test.ts looks at it.
  }
}

class WindowDouble extends EventEmitter {
  readonly webContents = new ContentsDouble()
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly done: string[] = []
  progress = Number.NaN
  focused = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    made.windows.push(this)
    electron.app.emit('web-contents-created', {}, this.webContents)
  }
  isMinimized = () => false
  isMaximized = () => false
  isVisible = () => true
  isFocused = () => this.focused
  restore = () => void this.done.push('restore')
  show = () => void this.done.push('show')
  hide = () => void this.done.push('hide')
  focus = () => void this.done.push('focus')
  reload = () => void this.done.push('reload')
  maximize = () => void this.done.push('maximize')
  getNormalBounds = () => ({ x: 30, y: 40, width: 1000, height: 700 })
  setRepresentedFilename = (file: string) => void this.done.push(`represent ${file}`)
  setProgressBar(fraction: number): void {
    this.progress = fraction
  }
  loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`)
    return Promise.resolve()
  }
  /** As a person does; true when it closed. */
  close(): boolean {
    let prevented = false
    this.emit('close', { preventDefault: () => (prevented = true) })
    if (!prevented) this.emit('closed')
    return !prevented
  }
}

class AppDouble extends EventEmitter {
  readonly isPackaged = true
  readonly done: string[] = []
  folder = ''
  languages = ['de-DE']
  first = true
  getPath = () => this.folder
  getAppPath = () => this.folder
  getPreferredSystemLanguages = () => this.languages
  enableSandbox = () => void this.done.push('sandbox')
  requestSingleInstanceLock = () => this.first
  whenReady = () => Promise.resolve()
  exit = (code: number) => void this.done.push(`exit ${code}`)
  addRecentDocument = (path: string) => void this.done.push(`recent ${path}`)
  setAppUserModelId = (id: string) => void this.done.push(id)
  quit(): void {
    let prevented = false
    this.emit('before-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.done.push('ended')
  }
}

class NotificationDouble extends EventEmitter {
  constructor({ title }: { title: string; body: string }) {
    super()
    made.notifications.push(title)
  }
  show(): void {
    made.notifications.push('shown')
  }
}

/** What has been made of it, and what a person answers. */
export const made = {
  windows: [] as WindowDouble[],
  forks: [] as ForkDouble[],
  notifications: [] as string[],
  menu: [] as Electron.MenuItemConstructorOptions[],
  revealed: [] as string[],
  opened: [] as string[],
  /** What the system says to a path that is to be opened; empty when it was. */
  refusal: '',
  saveTo: '',
  outside: [] as string[],
  awake: 0,
  answers: new Map<string, (event: unknown, argument: unknown) => unknown>(),
  schemes: new Map<string, (request: Request) => Response | Promise<Response>>(),
  chosen: [] as string[],
  button: 0,
  questions: 0,
}

const parts: Parts = {
  ipcMain: {
    handle: (name, listener) =>
      void made.answers.set(name, listener as (event: unknown, argument: unknown) => unknown),
  },
  nativeTheme: { shouldUseDarkColors: true },
  powerSaveBlocker: {
    start: () => ++made.awake,
    stop: () => {
      made.awake--
      return true
    },
  },
  protocol: {
    registerSchemesAsPrivileged: (schemes) => {
      if (schemes[0].scheme !== 'app') throw new Error('Another scheme is registered.')
    },
    handle: (scheme, answer) => void made.schemes.set(scheme, answer),
  },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  shell: {
    showItemInFolder: (path) => void made.revealed.push(path),
    openPath: (path) => {
      made.opened.push(path)
      return Promise.resolve(path.endsWith('.md') ? made.refusal : '')
    },
    openExternal: (url) => {
      made.outside.push(url)
      return Promise.resolve()
    },
  },
}

export const electron = {
  ...parts,
  app: new AppDouble(),
  BrowserWindow: WindowDouble,
  Notification: NotificationDouble,
  dialog: {
    showOpenDialog: () => Promise.resolve({ canceled: made.chosen.length === 0, filePaths: made.chosen }),
    showSaveDialog: () => Promise.resolve({ canceled: made.saveTo === '', filePath: made.saveTo }),
    showMessageBox: () => {
      made.questions++
      return Promise.resolve({ response: made.button })
    },
  },
  Menu: {
    buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (template: Electron.MenuItemConstructorOptions[]) => void (made.menu = template),
  },
  MessageChannelMain: class {
    readonly port1 = new PortDouble()
    readonly port2 = new PortDouble()
    constructor() {
      this.port1.other = this.port2
      this.port2.other = this.port1
    }
  },
  powerMonitor: new EventEmitter(),
  session: {
    defaultSession: Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      webRequest: { onBeforeRequest: () => undefined },
    }),
  },
  utilityProcess: {
    fork: (path: string, [options]: string[]) => {
      const fork = new ForkDouble(path, JSON.parse(options))
      made.forks.push(fork)
      return fork
    },
  },
}
