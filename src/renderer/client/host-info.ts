import { hostInfoName } from '../../shared/host-info.ts'
import type { DesktopHost } from '../../shared/host-info.ts'

declare global {
  interface Window {
    readonly [hostInfoName]?: DesktopHost
  }
}

/** Null in a plain browser, where no preload script has run. */
export function readHost(): DesktopHost | null {
  return window[hostInfoName] ?? null
}
