import { hostInfoName } from '../../shared/host-info.ts'
import type { HostInfo } from '../../shared/host-info.ts'

declare global {
  interface Window {
    readonly [hostInfoName]?: HostInfo
  }
}

/** Null in a plain browser, where no preload script has run. */
export function readHostInfo(): HostInfo | null {
  return window[hostInfoName] ?? null
}
