import type { BrowserWindowConstructorOptions } from 'electron'
import { minimumSize, type WindowPlace } from './window-bounds.ts'

/** The panel greys of the style sheet, so that the window does not flash before its first picture. */
const background = { light: '#f4f4f3', dark: '#161617' }

export interface WindowSurroundings {
  /** Absolute path of the built preload script. */
  preload: string
  dark: boolean
  /** Where it was last time, or null. */
  place: WindowPlace | null
  /** Developer tools are for those who work on Cheekbone. */
  development: boolean
}

/** The one window. Its page is sandboxed, sees no Node and shares no global with the preload script. */
export function windowOptions(surroundings: WindowSurroundings): BrowserWindowConstructorOptions {
  const { preload, dark, place, development } = surroundings
  return {
    title: 'Cheekbone',
    width: place?.width ?? 1280,
    height: place?.height ?? 800,
    ...(place && { x: place.x, y: place.y }),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
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
      devTools: development,
    },
  }
}
