import { describe, expect, it } from 'vitest'
import { connect } from '../../src/shared/rpc/client.ts'
import { tooLarge } from '../../src/shared/rpc/message-limits.ts'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { relay } from '../../src/shared/rpc/relay.ts'
import { serve } from '../../src/shared/rpc/server.ts'
import { nextTurn, sampleContract, sampleHandlers, type SampleContract } from './support/sample-service.ts'

/** A client and an engine with a host between them, which joins the two lines. */
function setUp() {
  const [engineEnd, hostToEngine] = createLoopback()
  const [hostToClient, clientEnd] = createLoopback()
  const problems: unknown[] = []
  const server = serve(engineEnd, sampleContract, sampleHandlers())
  relay(hostToEngine, hostToClient, (error) => problems.push(error))
  const client = connect<SampleContract>(clientEnd)
  function refuseToPost(channel: typeof hostToEngine): void {
    channel.post = ((post) => (message: unknown) => {
      if (JSON.stringify(message).includes('heavy')) throw tooLarge('for this line')
      post(message)
    })(channel.post.bind(channel))
  }
  return { server, client, engineEnd, clientEnd, hostToEngine, hostToClient, problems, refuseToPost }
}

describe('two lines that are joined', () => {
  it('carries calls, jobs and events', async () => {
    const { client, server } = setUp()
    const heard: string[] = []
    client.on('notice', (text) => heard.push(text))
    const seen: number[] = []
    server.emit('notice', 'hello')
    expect(await client.job('count', { to: 2 }, { onProgress: (i) => seen.push(i) })).toBe('counted')
    expect([heard, seen]).toEqual([['hello'], [1, 2]])
  })

  it('ends both with either', async () => {
    for (const end of ['engineEnd', 'clientEnd'] as const) {
      const lines = setUp()
      const told = [lines.engineEnd, lines.clientEnd].map(
        (other) => new Promise<void>((resolve) => other.onClose(resolve)),
      )
      lines[end].close()
      await Promise.all(told)
    }
  })

  it('answers with an error when an answer, or a question, does not fit the other line', async () => {
    const fromEngine = setUp()
    fromEngine.refuseToPost(fromEngine.hostToClient)
    const answer = fromEngine.client.call('echo', { value: 'heavy' })
    await expect(answer).rejects.toMatchObject({ code: 'too-large', message: /for this line/ })
    const toEngine = setUp()
    toEngine.refuseToPost(toEngine.hostToEngine)
    const question = toEngine.client.call('echo', { value: 'heavy' })
    await expect(question).rejects.toMatchObject({ code: 'too-large' })
    expect(await toEngine.client.call('double', { value: 1 })).toBe(2)
  })

  it('says when an event did not fit, and goes on', async () => {
    const { server, client, hostToClient, refuseToPost, problems } = setUp()
    refuseToPost(hostToClient)
    server.emit('notice', 'heavy')
    await nextTurn()
    expect(problems).toMatchObject([{ code: 'too-large' }])
    expect(await client.call('double', { value: 1 })).toBe(2)
  })
})
