/** The native menu, with each platform's own order, names and shortcuts. */
import { basename } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { ShellTexts } from './texts/shell-texts.ts'

type MenuTexts = ShellTexts['menu']

export interface MenuActions {
  openFolder: () => void
  openLibrary: () => void
  openRecent: (libraryPath: string) => void
  revealLog: () => void
  showDocumentation: () => void
  /** Null where packages come from nowhere: there is nothing to ask. */
  checkForUpdates: (() => void) | null
}

export interface MenuState {
  platform: NodeJS.Platform
  /** Reload and developer tools are for those who work on Cheekbone. */
  development: boolean
  /** Latest first. */
  recent: readonly { path: string; name: string }[]
  actions: MenuActions
  texts: MenuTexts
}

const recentShown = 10
const separator: MenuItemConstructorOptions = { type: 'separator' }

export function menuTemplate(state: MenuState): MenuItemConstructorOptions[] {
  const mac = state.platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(state),
    editMenu(state),
    viewMenu(state),
    windowMenu(state),
    helpMenu(state),
  ]
}

/** What the dock's menu offers on macOS, also while no window is open. */
export function openItems(
  { openFolder, openLibrary }: MenuActions,
  texts: MenuTexts,
): MenuItemConstructorOptions[] {
  return [
    { label: texts.openFolder, accelerator: 'CommandOrControl+O', click: openFolder },
    { label: texts.openLibrary, accelerator: 'CommandOrControl+Shift+O', click: openLibrary },
  ]
}

function fileMenu({ platform, recent, actions, texts }: MenuState): MenuItemConstructorOptions {
  const shown = recent.slice(0, recentShown)
  const names = shown.map(({ name }) => name)
  return {
    role: 'fileMenu',
    label: texts.file,
    submenu: [
      ...openItems(actions, texts),
      {
        label: texts.openRecent,
        enabled: shown.length > 0,
        submenu: shown.map(({ path, name }) => ({
          // Two folders may share a name; the file's name tells them apart.
          label: names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${basename(path)})`,
          click: () => actions.openRecent(path),
        })),
      },
      separator,
      // On macOS the application's own menu quits.
      platform === 'darwin' ? { role: 'close', label: texts.close } : { role: 'quit', label: texts.quit },
    ],
  }
}

function editMenu({ texts }: MenuState): MenuItemConstructorOptions {
  return {
    role: 'editMenu',
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      separator,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      separator,
      { role: 'selectAll', label: texts.selectAll },
    ],
  }
}

function viewMenu({ development, texts }: MenuState): MenuItemConstructorOptions {
  return {
    role: 'viewMenu',
    label: texts.view,
    submenu: [
      ...(development ? ([{ role: 'reload' }, { role: 'toggleDevTools' }, separator] as const) : []),
      { role: 'resetZoom', label: texts.resetZoom },
      { role: 'zoomIn', label: texts.zoomIn },
      // Plus without Shift, as browsers have it.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut', label: texts.zoomOut },
      separator,
      { role: 'togglefullscreen', label: texts.fullScreen },
    ],
  }
}

function windowMenu({ platform, texts }: MenuState): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimize },
      // On macOS closing stands in the file menu, and the system adds what else it has for windows.
      ...(platform === 'darwin' ? [] : [{ role: 'close', label: texts.close } as const]),
    ],
  }
}

function helpMenu({ platform, actions, texts }: MenuState): MenuItemConstructorOptions {
  const { checkForUpdates } = actions
  return {
    role: 'help',
    label: texts.help,
    submenu: [
      {
        label: texts.documentation,
        accelerator: platform === 'darwin' ? 'Command+Shift+/' : 'F1',
        click: actions.showDocumentation,
      },
      { label: texts.revealLog, click: actions.revealLog },
      ...(checkForUpdates ? [{ label: texts.checkForUpdates, click: () => checkForUpdates() }] : []),
      ...(platform === 'darwin' ? [] : ([separator, { role: 'about', label: texts.about }] as const)),
    ],
  }
}
