import type { BrowserWindowConstructorOptions } from 'electron'

/** The panel greys of the style sheet, so that the window does not flash before its first picture. */
const background = { light: '#f4f4f3', dark: '#161617' }

export interface WindowSurroundings {
  /** Absolute path of the built preload script. */
  preload: string
  dark: boolean
}

/** The one window. Its page is sandboxed, sees no Node and shares no global with the preload script. */
export function windowOptions({ preload, dark }: WindowSurroundings): BrowserWindowConstructorOptions {
  return {
    title: 'Cheekbone',
    width: 1280,
    height: 800,
    minWidth: 880,
    minHeight: 560,
    show: false,
    backgroundColor: dark ? background.dark : background.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  }
}
