import { inject, provide, type InjectionKey } from 'vue'
import type { DesktopHost } from '../../shared/host-info.ts'

const hostKey: InjectionKey<{ host: DesktopHost | null }> = Symbol('host')

export function provideHost(host: DesktopHost | null): void {
  provide(hostKey, { host })
}

/** What the desktop application offers; null in a browser, where the engine's own folder list takes its place. */
export function useHost(): DesktopHost | null {
  return inject(hostKey, { host: null }).host
}
