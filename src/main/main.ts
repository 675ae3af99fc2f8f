/** The desktop application: every part of the shell meets Electron here. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inspect } from 'node:util'
import * as electron from 'electron'
import type { MessagePortMain, OpenDialogOptions } from 'electron'
import { answerPage } from './answer-page.ts'
import { menuTemplate, openItems, type MenuActions } from './app-menu.ts'
import { answerAppRequest, appScheme, startUrl } from './app-protocol.ts'
import { openDialogs } from './dialogs.ts'
import { hostEngine, type EngineHost } from './engine-host.ts'
import { followJobs } from './follow-jobs.ts'
import { guardQuit } from './guard-quit.ts'
import { libraryExtension, openFirst, pathsOnCommandLine } from './open-paths.ts'
import { openWindow } from './open-window.ts'
import { askPageServer, changesSocket } from './page-server.ts'
import { answerPictureRequest, isPictureUrl } from './picture-protocol.ts'
import { openLog } from './rotating-log.ts'
import { saveFile } from './save-file.ts'
import { openUpdater } from './auto-update.ts'
import { startShell } from './start-shell.ts'
import { languageOfSystem, textsIn } from './texts/shell-texts.ts'
import { keepWindow } from './window-keeper.ts'
import { enginePortChannel } from '../shared/host-channels.ts'
import type { WindowContract } from '../shared/contract.ts'
import type { RecentLibrary } from '../shared/contract/libraries.ts'
import type { HostNotice, OpenRequest } from '../shared/host-info.ts'
import type { Client } from '../shared/rpc/client.ts'
import { deviceTrialIn } from '../shared/device-trial.ts'
import { mainPortChannel } from '../shared/rpc/main-port-channel.ts'

const { app, shell } = electron
const { platform } = process

/** Where the build puts it: out/main beside out/preload and out/renderer. */
const renderer = join(import.meta.dirname, '../renderer')
const preload = join(import.meta.dirname, '../preload/preload.cjs')
const engineEntry = join(import.meta.dirname, 'engine-process.cjs')
const development = !app.isPackaged
/** Set by `npm run dev`. */
const pageServer = (development && process.env.ELECTRON_RENDERER_URL) || null
/** Windows groups taskbar buttons and notifications by it; the installer writes the same into its shortcut. */
const appId = 'app.cheekbone'

/** Has the README and docs/: as they are packaged, or as they lie in the project. */
const resources = development ? app.getAppPath() : process.resourcesPath

/** Follows the page once it has come up. */
let texts = textsIn(languageOfSystem(app.getPreferredSystemLanguages()[0] ?? ''))

const folderDialog: OpenDialogOptions = { properties: ['openDirectory'] }
const libraryDialog = (): OpenDialogOptions => ({
  properties: ['openFile'],
  filters: [{ name: texts.dialog.libraryKind, extensions: [libraryExtension] }],
})

const log = openLog({
  folder: app.getPath('logs'),
  now: () => new Date(),
  onFailure: (failure) => console.error('Cheekbone cannot write its log.', failure),
})
const fail = (failure: unknown) => log.write('shell', inspect(failure))
process.on('uncaughtExceptionMonitor', fail)

let engine: EngineHost<MessagePortMain> | null = null
/** The shell's own line to it; null while it is down. */
let client: Client<WindowContract> | null = null
let recent: RecentLibrary[] = []

const keeper = keepWindow(
  () =>
    openWindow({
      preload,
      development,
      isHeld: () => quit.holdsWindow(),
      onSessionEnd: () => quit.sessionEnds(),
      log: (text) => log.write('shell', text),
    }),
  startUrl,
)
async function showWindow(): Promise<void> {
  quit.windowShown()
  await keeper.show()
}
const notice = (said: HostNotice) => keeper.tell('host:notice', said)
function request(wanted: OpenRequest): void {
  showWindow().catch(fail)
  keeper.tell('host:open-request', wanted)
}
function openPaths(paths: readonly string[]): void {
  openFirst(paths, { onRequest: request, onNotice: notice }).catch(fail)
}

const { choose, choosePlace, ask } = openDialogs(electron.dialog, () => keeper.window)
async function chooseAndOpen(options: OpenDialogOptions): Promise<void> {
  const path = await choose(options)
  if (path !== null) openPaths([path])
}

const updater = openUpdater({
  feedFile: join(resources, 'app-update.yml'),
  load: async () => (await import('electron-updater')).autoUpdater,
  texts: () => texts.update,
  ask,
  onFailure: fail,
})

/** The text itself where something opens it, else its folder. */
async function showDocumentation(): Promise<void> {
  const refusal = await shell.openPath(join(resources, 'README.md'))
  if (refusal !== '') await shell.openPath(join(resources, 'docs'))
}

const actions: MenuActions = {
  openFolder: () => void chooseAndOpen(folderDialog).catch(fail),
  openLibrary: () => void chooseAndOpen(libraryDialog()).catch(fail),
  openRecent: (path) => request({ kind: 'library', path }),
  revealLog: () => shell.showItemInFolder(log.file),
  showDocumentation: () => void showDocumentation().catch(fail),
  checkForUpdates: updater && (() => void updater.check().catch(fail)),
}

function showMenu(): void {
  const template = menuTemplate({ platform, development, recent, actions, texts: texts.menu })
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
  app.dock?.setMenu(electron.Menu.buildFromTemplate(openItems(actions, texts.menu)))
}
async function refreshRecent(): Promise<void> {
  if (!client) return
  recent = (await client.call('libraries.recent', {})).filter(({ exists }) => exists)
  showMenu()
}

const jobs = followJobs({
  power: electron.powerSaveBlocker,
  showProgress: (fraction) => keeper.window?.setProgressBar(fraction ?? -1),
  isWatched: () => keeper.window?.isFocused() ?? false,
  texts: () => texts.job,
  notify: (text) => {
    const notification = new electron.Notification(text)
    notification.on('click', () => void showWindow().catch(fail))
    notification.show()
  },
  onIdle: () => quit.jobsEnded(),
  onFailure: fail,
})

const quit = guardQuit({
  app,
  hasActiveJobs: () => jobs.active().length > 0,
  texts: () => texts.quit,
  ask,
  hideWindow: () => keeper.window?.hide(),
  cancelJobs: async () => {
    for (const { id } of jobs.active()) await client?.call('jobs.cancel', { job: id })
  },
  stopEngine: async () => engine?.stop(),
  onFailure: fail,
})

async function libraryFile(library: string): Promise<string | null> {
  const overview = await client?.call('libraries.overview', { library })
  return overview?.path ?? null
}

function comeUp(): void {
  showMenu()
  electron.protocol.handle(appScheme.scheme, (asked) => {
    if (isPictureUrl(asked.url)) return answerPictureRequest(asked, { engine: client, onFailure: fail })
    return pageServer ? askPageServer(asked, pageServer) : answerAppRequest(asked, renderer)
  })
  answerPage(electron.ipcMain, () => keeper.window?.webContents ?? null, {
    'host:choose-folder': () => choose(folderDialog),
    'host:choose-library': () => choose(libraryDialog()),
    'host:show-library': async (library) => {
      const file = library === null ? null : await libraryFile(library)
      keeper.window?.setRepresentedFilename(file ?? '')
      if (file !== null) app.addRecentDocument(file)
      await refreshRecent()
    },
    'host:reveal-library': async (library) => {
      const file = await libraryFile(library)
      if (file !== null) shell.showItemInFolder(file)
    },
    'host:reveal-photo': async (photo) => {
      const place = await client?.call('photos.place', photo)
      if (place) shell.showItemInFolder(place.path)
    },
    'host:save-file': (file) =>
      saveFile(file, { folder: app.getPath('downloads'), label: texts.dialog.save, choose: choosePlace }),
    'host:set-language': (language) => {
      texts = textsIn(language)
      showMenu()
    },
    'host:reveal-log': () => actions.revealLog(),
    'host:connect-engine': (number, { senderFrame }) => {
      const port = engine?.openPort() ?? null
      if (port !== null) senderFrame?.postMessage(enginePortChannel, number, [port])
      return port !== null
    },
    'host:start-engine-again': () => engine?.startAgain(),
    'host:open-dropped': openPaths,
  })
  electron.powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    // It then waits for the application to quit; Electron's types leave the event out.
    event?.preventDefault()
    quit.sessionEnds()
  })
  engine = hostEngine<MessagePortMain>({
    fork: () =>
      electron.utilityProcess.fork(engineEntry, [JSON.stringify({ dataFolder: null, roots: null })], {
        serviceName: 'Cheekbone engine',
        stdio: 'pipe',
      }),
    createPorts: () => new electron.MessageChannelMain(),
    channelOf: mainPortChannel,
    now: () => performance.now(),
    onClient: (next) => {
      client = next
      if (next) jobs.attach(next)
      else jobs.detach()
      refreshRecent().catch(fail)
    },
    onNotice: notice,
    log: (source, text) => log.write(source, text),
  })
}

if (platform === 'win32') app.setAppUserModelId(appId)

function openApplication(): void {
  startShell({
    app,
    session: () => electron.session.defaultSession,
    changesSocket: pageServer && changesSocket(pageServer),
    registerScheme: () => electron.protocol.registerSchemesAsPrivileged([appScheme]),
    comeUp,
    showWindow,
    openExternal: (url) => void shell.openExternal(url).catch(fail),
    paths: pathsOnCommandLine({ argv: process.argv, workingFolder: process.cwd(), packaged: app.isPackaged }),
    openPaths,
    platform,
    onFailure: fail,
  }).catch((failure: unknown) => {
    fail(failure)
    console.error('Cheekbone could not open its window.', failure)
    app.exit(1)
  })
}

if (deviceTrialIn(process.argv)) {
  app.dock?.hide()
  // Ends the process when it has reported.
  createRequire(import.meta.url)(join(import.meta.dirname, 'device-trial.cjs'))
} else openApplication()
