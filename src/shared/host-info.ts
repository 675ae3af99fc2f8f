/** What the preload script tells the window about where it runs. */
export interface HostInfo {
  /** Cheekbone's version. */
  version: string
  /** As Node names it: `win32`, `darwin`, `linux`. */
  platform: string
}

/** The name under which the window finds it; absent in a plain browser. */
export const hostInfoName = 'cheekboneHost'
