/**
 * Runs sandboxed before the window's own code and hands it two words about its host. It requires nothing but `electron`:
 * a sandboxed preload script cannot, and this one shall not.
 */
import { contextBridge } from 'electron'
import { hostInfoName } from '../shared/host-info.ts'
import type { HostInfo } from '../shared/host-info.ts'

/** Replaced by the build. */
declare const __CHEEKBONE_VERSION__: string

const info: HostInfo = { version: __CHEEKBONE_VERSION__, platform: process.platform }
contextBridge.exposeInMainWorld(hostInfoName, info)
