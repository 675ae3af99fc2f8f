import { describe, expect, it } from 'vitest'
import { connect } from '../../src/shared/rpc/client.ts'
import { createHub } from '../../src/shared/rpc/hub.ts'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { nextTurn, sampleContract, sampleHandlers, type SampleContract } from './support/sample-service.ts'

function setUp() {
  const hub = createHub(sampleContract, sampleHandlers())
  function join() {
    const [serverEnd, clientEnd] = createLoopback()
    const server = hub.serve(serverEnd)
    const client = connect<SampleContract>(clientEnd)
    const heard: string[] = []
    client.on('notice', (text) => heard.push(text))
    return { server, serverEnd, client, heard }
  }
  return { hub, join }
}

describe('one engine with many windows', () => {
  it('sends events to all of them, or to one', async () => {
    const { hub, join } = setUp()
    const [first, second] = [join(), join()]
    hub.emit('notice', 'to all')
    second.server.emit('notice', 'to the second')
    await nextTurn()
    expect([first.heard, second.heard]).toEqual([['to all'], ['to all', 'to the second']])
    expect(await first.client.call('double', { value: 4 })).toBe(8)
  })

  it('forgets a window that has gone', async () => {
    const { hub, join } = setUp()
    const [first, second] = [join(), join()]
    expect(hub.connections()).toBe(2)
    first.client.close()
    expect(hub.connections()).toBe(1)
    hub.emit('notice', 'to who is left')
    await nextTurn()
    expect([first.heard, second.heard]).toEqual([[], ['to who is left']])
  })

  it('reaches the others when one cannot be reached, and says so', async () => {
    const { hub, join } = setUp()
    const [first, second] = [join(), join()]
    first.serverEnd.post = () => {
      throw new Error('the line broke')
    }
    expect(() => hub.emit('notice', 'hello')).toThrow('the line broke')
    await nextTurn()
    expect(second.heard).toEqual(['hello'])
  })

  it('closes all of them', async () => {
    const { hub, join } = setUp()
    const { client } = join()
    const running = client.job('count', { to: 1e9 })
    hub.close()
    await expect(running).rejects.toMatchObject({ code: 'channel-closed' })
    expect(hub.connections()).toBe(0)
  })
})
