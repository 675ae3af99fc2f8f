/**
 * The page stays where it is and asks the system for nothing: no other address, no second window, no web view, no
 * permission but to copy text, no device, no download, no request to any network. A link to a listed address opens in the
 * person's browser.
 */
import { isAppUrl } from './app-protocol.ts'

interface Preventable {
  preventDefault(): void
}

/** The part of Electron's WebContents that is locked. */
export interface LockedContents {
  on(event: 'will-navigate', listener: (details: Preventable & { url: string }) => void): unknown
  on(event: 'will-redirect', listener: (details: Preventable & { url: string }) => void): unknown
  on(event: 'will-frame-navigate', listener: (details: Preventable & { url: string }) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void
}

/** The part of Electron's Session that is locked. */
export interface LockedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  on(event: 'will-download', listener: (event: Preventable) => void): unknown
  webRequest: {
    onBeforeRequest(
      listener: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void,
    ): void
  }
}

/** Schemes that never leave the machine; developer tools load themselves from `devtools:`. */
const localSchemes = new Set(['data:', 'blob:', 'devtools:'])

/** Papers that the documentation cites; a person who follows such a link gets it in the browser. */
const externalOrigins = new Set(['https://doi.org', 'https://arxiv.org'])

export function isAllowedOutside(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && externalOrigins.has(parsed.origin) && parsed.username === ''
}

export function lockContents(contents: LockedContents, openExternal: (url: string) => void): void {
  const stay = (details: Preventable & { url: string }) => {
    if (!isAppUrl(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedOutside(url)) openExternal(url)
    return { action: 'deny' }
  })
}

/** Putting text on the clipboard as a person presses a button; reading it stays closed. */
const copying = 'clipboard-sanitized-write'

/** `socket` is where the page hears of changes while it is developed, else null. */
export function lockSession(session: LockedSession, socket: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying))
  session.setPermissionCheckHandler((_contents, permission) => permission === copying)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const allowed = staysLocal(url) || (socket !== null && url.startsWith(`${socket}/`))
    answer({ cancel: !allowed })
  })
}

function staysLocal(url: string): boolean {
  return isAppUrl(url) || localSchemes.has(URL.parse(url)?.protocol ?? '')
}
