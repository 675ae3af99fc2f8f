/** A web host in a process of its own, with data that are gone with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface ServedHost {
  /** With the key. */
  address: string
  pid: number
  stop(): Promise<void>
}

const command = fileURLToPath(new URL('../src/hosts/cli/main.ts', import.meta.url))
const servePage = fileURLToPath(new URL('serve-page.ts', import.meta.url))

export interface ServedOptions {
  library?: string
  /** Folder of a page that was built elsewhere; by default the project's, built when it is stale. */
  page?: string
}

/** @throws Error when it ends before it is there */
export async function startServedHost({ library, page }: ServedOptions): Promise<ServedHost> {
  const data = mkdtempSync(join(tmpdir(), 'cheekbone-served-'))
  const subject = library === undefined ? [] : [library]
  const args =
    page === undefined
      ? [command, 'serve', '--no-open', '--port', '0', ...subject]
      : [servePage, page, ...subject]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, XDG_DATA_HOME: data, LOCALAPPDATA: data },
  })
  const ended = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => null)])
  if (line === null) {
    await stop()
    throw new Error('The host ended without an address.')
  }
  return { address: String(line[0]), pid: child.pid ?? 0, stop }
}
