/** Makes the window: where it was last time, on the ground of the theme, and remembered when it closes. */
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { fitPlace, readPlace, writePlace } from './window-bounds.ts'
import { windowOptions } from './window-options.ts'

export interface WindowParts {
  /** Absolute path of the built preload script. */
  preload: string
  development: boolean
  /** Closing it would end a job: quitting is what asks. */
  isHeld: () => boolean
  /** Windows logs out or shuts down; the other systems tell it elsewhere. */
  onSessionEnd: () => void
  log: (text: string) => void
}

export function openWindow({ preload, development, isHeld, onSessionEnd, log }: WindowParts): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json')
  const last = readPlace(file)
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const place = last && fitPlace(last, workAreas)
  const dark = nativeTheme.shouldUseDarkColors
  const window = new BrowserWindow(windowOptions({ preload, dark, place, development }))
  if (last?.maximized) window.maximize()
  window.on('close', (event) => {
    writePlace(file, { ...window.getNormalBounds(), maximized: window.isMaximized() })
    if (process.platform === 'darwin' || !isHeld()) return
    event.preventDefault()
    app.quit()
  })
  window.on('session-end', onSessionEnd)
  // Once: a page that falls over again as it loads would do so for ever.
  window.webContents.once('render-process-gone', (_event, { reason }) => {
    log(`the window's page ended: ${reason}`)
    if (reason !== 'clean-exit') window.reload()
  })
  return window
}
