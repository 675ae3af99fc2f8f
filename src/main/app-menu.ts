/** The native menu, with each platform's own order, names and shortcuts. */
import { basename } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  openFolder: () => void
  openLibrary: () => void
  openRecent: (libraryPath: string) => void
  revealLog: () => void
  showDocumentation: () => void
}

export interface MenuState {
  platform: NodeJS.Platform
  /** Reload and developer tools are for those who work on Cheekbone. */
  development: boolean
  /** Latest first. */
  recent: readonly { path: string; name: string }[]
  actions: MenuActions
}

const recentShown = 10
const separator: MenuItemConstructorOptions = { type: 'separator' }

export function menuTemplate(state: MenuState): MenuItemConstructorOptions[] {
  const mac = state.platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(state),
    { role: 'editMenu' },
    viewMenu(state),
    { role: 'windowMenu' },
    helpMenu(state),
  ]
}

/** What the dock's menu offers on macOS, also while no window is open. */
export function openItems({ openFolder, openLibrary }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { label: 'Open Folder…', accelerator: 'CommandOrControl+O', click: openFolder },
    { label: 'Open Library…', accelerator: 'CommandOrControl+Shift+O', click: openLibrary },
  ]
}

function fileMenu({ platform, recent, actions }: MenuState): MenuItemConstructorOptions {
  const shown = recent.slice(0, recentShown)
  const names = shown.map(({ name }) => name)
  return {
    role: 'fileMenu',
    submenu: [
      ...openItems(actions),
      {
        label: 'Open Recent',
        enabled: shown.length > 0,
        submenu: shown.map(({ path, name }) => ({
          // Two folders may share a name; the file's name tells them apart.
          label: names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${basename(path)})`,
          click: () => actions.openRecent(path),
        })),
      },
      separator,
      // On macOS the application's own menu quits.
      platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
    ],
  }
}

function viewMenu({ development }: MenuState): MenuItemConstructorOptions {
  return {
    role: 'viewMenu',
    submenu: [
      ...(development ? ([{ role: 'reload' }, { role: 'toggleDevTools' }, separator] as const) : []),
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // Plus without Shift, as browsers have it.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
    ],
  }
}

function helpMenu({ platform, actions }: MenuState): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      {
        label: 'Documentation',
        accelerator: platform === 'darwin' ? 'Command+Shift+/' : 'F1',
        click: actions.showDocumentation,
      },
      { label: 'Reveal Log', click: actions.revealLog },
      ...(platform === 'darwin' ? [] : ([separator, { role: 'about' }] as const)),
    ],
  }
}
