import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, protocol, session } from 'electron'
import { answerAppRequest, appScheme, startUrl } from './app-protocol.ts'
import { startShell } from './start-shell.ts'
import { windowOptions } from './window-options.ts'

/** Where the build puts it: out/main beside out/preload and out/renderer. */
const renderer = join(import.meta.dirname, '../renderer')
const preload = join(import.meta.dirname, '../preload/preload.cjs')

startShell({
  app,
  session: () => session.defaultSession,
  registerScheme: () => protocol.registerSchemesAsPrivileged([appScheme]),
  serveApp: () => protocol.handle(appScheme.scheme, (request) => answerAppRequest(request, renderer)),
  createWindow: () => new BrowserWindow(windowOptions({ preload, dark: nativeTheme.shouldUseDarkColors })),
  startUrl,
  platform: process.platform,
}).catch((failure: unknown) => {
  console.error('Cheekbone could not open its window.', failure)
  app.exit(1)
})
