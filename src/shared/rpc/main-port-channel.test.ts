import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { mainPortChannel, type MainPortLike } from './main-port-channel.ts'

/** As Electron's: it holds messages back until it is started, and the closing end itself hears no `close`. */
function electronPort() {
  const emitter = new EventEmitter()
  const posted: unknown[] = []
  const calls: string[] = []
  const port: MainPortLike = {
    postMessage: (message) => posted.push(message),
    on: (event: string, listener: (event: { data: unknown }) => void) => emitter.on(event, listener),
    start: () => calls.push('start'),
    close: () => calls.push('close'),
  }
  return { port, emitter, posted, calls }
}

describe('a channel over a port of Electron', () => {
  it('unpacks what comes, keeps what comes early, and posts plain', async () => {
    const { port, emitter, posted, calls } = electronPort()
    const channel = mainPortChannel(port)
    expect(calls).toEqual(['start'])
    emitter.emit('message', { data: 'early' })
    const heard: unknown[] = []
    channel.onMessage((message) => heard.push(message))
    emitter.emit('message', { data: { late: true } })
    await Promise.resolve()
    channel.post('out')
    expect([heard, posted]).toEqual([['early', { late: true }], ['out']])
  })

  it('tells of a close from either end once, and does nothing after it', () => {
    for (const closeIt of ['own', 'other'] as const) {
      const { port, emitter, posted, calls } = electronPort()
      const channel = mainPortChannel(port)
      let told = 0
      channel.onClose(() => told++)
      if (closeIt === 'own') channel.close()
      else emitter.emit('close')
      emitter.emit('close')
      channel.close()
      channel.post('into the void')
      expect([told, posted, calls]).toEqual([1, [], closeIt === 'own' ? ['start', 'close'] : ['start']])
    }
  })
})
