/**
 * Runs sandboxed before the window's own code and gives it the few functions of `DesktopHost`; no channel name and no event of
 * Electron's reaches the page. It requires nothing but `electron`: a sandboxed preload script cannot, and this one shall not.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { enginePortChannel } from '../shared/host-channels.ts'
import type { HostCalls, HostEvents } from '../shared/host-channels.ts'
import { hostInfoName } from '../shared/host-info.ts'
import type { DesktopHost, EnginePortMessage } from '../shared/host-info.ts'

/** Replaced by the build. */
declare const __CHEEKBONE_VERSION__: string

function call<N extends keyof HostCalls>(
  name: N,
  argument: HostCalls[N]['argument'],
): Promise<HostCalls[N]['result']> {
  return ipcRenderer.invoke(name, argument) as Promise<HostCalls[N]['result']>
}

/** Lets one listener hear an event; what came before it listened is kept for it. */
function listenable<N extends keyof HostEvents>(name: N) {
  let listener: ((value: HostEvents[N]) => void) | null = null
  let early: HostEvents[N][] = []
  ipcRenderer.on(name, (_event, value: HostEvents[N]) => {
    if (listener) listener(value)
    else early.push(value)
  })
  return (heard: (value: HostEvents[N]) => void): (() => void) => {
    listener = heard
    const kept = early
    early = []
    for (const value of kept) heard(value)
    return () => {
      if (listener === heard) listener = null
    }
  }
}

ipcRenderer.on(enginePortChannel, (event, request: number) => {
  const message: EnginePortMessage = { kind: 'cheekbone-engine-port', request }
  window.postMessage(message, location.origin, event.ports)
})

/** What is dropped comes back to the page as a request to open; it never learns a path from a file of its own choosing. */
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
})
window.addEventListener('drop', (event) => {
  const paths = [...(event.dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file))
  if (paths.length === 0) return
  event.preventDefault()
  void call('host:open-dropped', paths)
})

const host: DesktopHost = {
  version: __CHEEKBONE_VERSION__,
  platform: process.platform,
  chooseFolder: () => call('host:choose-folder', null),
  chooseLibrary: () => call('host:choose-library', null),
  showLibrary: (library) => call('host:show-library', library),
  revealLibrary: (library) => call('host:reveal-library', library),
  revealPhoto: (library, photo) => call('host:reveal-photo', { library, photo }),
  saveFile: ({ fileName, bytes }) => call('host:save-file', { fileName, bytes }),
  setLanguage: (language) => call('host:set-language', language),
  revealLog: () => call('host:reveal-log', null),
  connectEngine: (request) => call('host:connect-engine', request),
  startEngineAgain: () => call('host:start-engine-again', null),
  onOpenRequest: listenable('host:open-request'),
  onNotice: listenable('host:notice'),
}
contextBridge.exposeInMainWorld(hostInfoName, host)
