/** A soak of the web host: requests, pictures that are not there and connections that come and go; its memory stays flat. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { WindowContract } from '../src/shared/contract.ts'
import { connect } from '../src/shared/rpc/client.ts'
import { openWebSocketChannel } from '../src/shared/rpc/web-socket-channel.ts'
import { countFlag, startStopwatch, type Bench } from './bench.ts'
import { startServedHost } from './served-host.ts'

export const bench: Bench = {
  flags: { seconds: { type: 'string', default: '60' }, every: { type: 'string', default: '5' } },
  async *run(flags) {
    const seconds = countFlag(flags, 'seconds')
    const everySeconds = countFlag(flags, 'every')
    const host = await startServedHost({})
    try {
      const { origin } = new URL(host.address)
      const entry = await fetch(host.address, { redirect: 'manual' })
      const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
      const counts = { requests: 0, connections: 0 }
      const stopwatch = startStopwatch()
      for (let nextSeconds = everySeconds; nextSeconds <= seconds; nextSeconds += everySeconds) {
        while (stopwatch.read().seconds < nextSeconds) {
          await soakRound({ origin, cookie }, counts)
        }
        yield { ...stopwatch.read(), ...counts, hostRssMb: rssMb(host.pid) }
      }
    } finally {
      await host.stop()
    }
  },
}

/** What a page does in a minute, and what a stranger tries, in a moment. */
async function soakRound(
  { origin, cookie }: { origin: string; cookie: string },
  counts: { requests: number; connections: number },
): Promise<void> {
  const headers = { cookie }
  const targets = ['/', '/', '/nothing', '/pictures/0123456789abcdef/patch/1', '/%2e%2e/secret']
  const answers = [...targets.map((target) => fetch(origin + target, { headers })), fetch(origin)]
  for (const answer of await Promise.all(answers)) {
    await answer.arrayBuffer()
    counts.requests++
  }
  await Promise.all(
    [1, 2, 3].map(async () => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/engine`, {
        headers: { ...headers, origin },
      })
      const client = connect<WindowContract>(await openWebSocketChannel(socket))
      await client.call('libraries.recent', {})
      client.close()
      await once(socket, 'close')
      counts.connections++
    }),
  )
}

/** As the system counts it; `ps` is on Linux and macOS. */
function rssMb(pid: number): number {
  return (
    Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 102.4) /
    10
  )
}
