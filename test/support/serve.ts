import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Channel } from '../../src/shared/rpc/channel.ts'
import { openWebSocketChannel } from '../../src/shared/rpc/web-socket-channel.ts'

const main = fileURLToPath(new URL('../../src/hosts/cli/main.ts', import.meta.url))
const watch = new URL('./watch-connections.mjs', import.meta.url).href

export interface ServedHost {
  child: ChildProcess
  /** With the key. */
  address: string
  /** `http://127.0.0.1:PORT` */
  origin: string
  /** Connections that left the machine, as `host:port`. */
  connections(): string[]
  /** Lets a page in that is no browser; gives its cookie. */
  enter(): Promise<string>
  openChannel(cookie: string): Promise<Channel>
  /** What it has written to standard error. */
  said(): string
  /** Sends a signal and gives the exit status. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** The real command with a data folder of its own, or `kept` from one start to the next; it ends with the test. */
export async function startServe(args: readonly string[], kept?: string): Promise<ServedHost> {
  const data = kept ?? mkdtempSync(join(tmpdir(), 'cheekbone-serve-'))
  const log = join(data, 'connections.txt')
  const child = spawn(
    process.execPath,
    ['--import', watch, main, 'serve', '--no-open', '--port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        XDG_DATA_HOME: data,
        LOCALAPPDATA: data,
        CHEEKBONE_CONNECTIONS: log,
        NODE_OPTIONS: `--import ${watch}`,
      },
    },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close') as Promise<[number | null]>
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    if (kept === undefined) rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  const first = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => null)])
  if (first === null) throw new Error(`It ended without an address: ${said}`)
  const address = String(first[0])
  const { origin } = new URL(address)
  return {
    child,
    address,
    origin,
    connections: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
    enter: async () => {
      const response = await fetch(address, { redirect: 'manual' })
      return response.headers.get('set-cookie')?.split(';')[0] ?? ''
    },
    openChannel: (cookie) =>
      openWebSocketChannel(
        new WebSocket(`${origin.replace('http', 'ws')}/engine`, { headers: { cookie, origin } }),
      ),
    said: () => said,
    end: async (signal) => {
      child.kill(signal)
      return (await ended)[0]
    },
  }
}
