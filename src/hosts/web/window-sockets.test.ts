import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { fakePicture } from '../../../test/support/fake-engine.ts'
import { library, setUpWebHost } from '../../../test/support/web-host.ts'
import type { JobSnapshot } from '../../shared/contract/jobs.ts'
import { openWebSocketChannel } from '../../shared/rpc/web-socket-channel.ts'

const snapshot: JobSnapshot = {
  id: 1,
  request: { kind: 'demo', faces: 8, seed: 1 },
  state: 'running',
  library: { id: library, path: '/a' },
  folder: '/b',
  stages: [],
  warnings: [],
  training: [],
  moments: null,
  trainedOn: null,
  interruptions: 0,
  result: null,
  error: null,
}

describe('a line to the engine', () => {
  it('carries calls of many pages, and events to all of them', async () => {
    const { openClient, engines } = await setUpWebHost()
    const clients = [await openClient(), await openClient(), await openClient()]
    const heard = clients.map((client) => new Promise((resolve) => client.on('job.changed', resolve)))
    const pictures = await Promise.all(
      clients.map((client) => client.call('pictures.patch', { library, patch: 1 })),
    )
    expect(pictures).toEqual([fakePicture, fakePicture, fakePicture])
    engines[0].emit(snapshot)
    expect(await Promise.all(heard)).toEqual([snapshot, snapshot, snapshot])
    clients[0].close()
    // The host's own window stays beside the two pages.
    await expect.poll(() => engines[0].windows).toBe(3)
  })

  it('closes when the engine dies, and a new one leads to the next engine', async () => {
    const { openSocket, openClient, engines, statuses } = await setUpWebHost()
    const socket = openSocket()
    const channel = await openWebSocketChannel(socket)
    const closed = new Promise<void>((resolve) => channel.onClose(resolve))
    engines[0].die('signal SIGKILL')
    await closed
    expect(statuses.at(-1)).toEqual({ state: 'restarted', how: 'signal SIGKILL', restarts: 1 })
    const next = await openClient()
    expect(await next.call('pictures.face', { library, face: 2 })).toEqual(fakePicture)
    expect(engines).toHaveLength(2)
  })

  it('and pictures are refused while the engine stays down, until the page starts it again', async () => {
    const { openSocket, openClient, get, engines, origin } = await setUpWebHost()
    engines[0].die('exit code 1')
    engines[1].die('exit code 1')
    expect(await upgradeStatus(openSocket())).toBe(503)
    expect((await get(`/pictures/${library}/patch/1`)).status).toBe(503)
    expect((await get('/')).status).toBe(200)
    expect((await get('/engine/start', { origin }, 'POST')).status).toBe(204)
    expect(engines).toHaveLength(3)
    expect(await (await openClient()).call('pictures.face', { library, face: 2 })).toEqual(fakePicture)
    expect((await get('/engine/start', { origin }, 'POST')).status).toBe(204)
    expect(engines).toHaveLength(3)
  })

  it.each([
    ['text', 'hello'],
    ['bytes that mean nothing', Buffer.from([0xc1, 0xc1])],
    ['a frame over the limit', Buffer.alloc(16 * 2 ** 20 + 1)],
  ])('is cut off after %s, and nobody else notices', async (_, data) => {
    const { openSocket, openClient } = await setUpWebHost()
    const other = await openClient()
    const socket = openSocket()
    socket.on('error', () => undefined)
    await once(socket, 'open')
    socket.send(data)
    await once(socket, 'close')
    expect(await other.call('pictures.patch', { library, patch: 1 })).toEqual(fakePicture)
  })

  it.each([
    ['a prototype name', { kind: 'call', id: 1, method: 'constructor', args: {} }, 'unknown-method'],
    ['a job of the command line', { kind: 'job', id: 1, method: 'pipeline.run', args: {} }, 'unknown-method'],
    [
      'a path for an id',
      { kind: 'call', id: 1, method: 'pictures.patch', args: { library: '../x', patch: 1 } },
      'bad-argument',
    ],
  ])('answers %s with an error', async (_, request, code) => {
    const { openSocket } = await setUpWebHost()
    const channel = await openWebSocketChannel(openSocket())
    const answer = new Promise((resolve) => channel.onMessage(resolve))
    channel.post(request)
    expect(await answer).toMatchObject({ kind: 'error', id: 1, error: { code } })
  })

  it('is cut when the page does not answer a heartbeat, and kept when it does', async () => {
    const { openSocket } = await setUpWebHost({ heartbeatMs: 150 })
    const silent = openSocket()
    const lively = openSocket()
    await Promise.all([once(silent, 'open'), once(lively, 'open')])
    silent.pause()
    let isLivelyOpen = true
    lively.on('close', () => (isLivelyOpen = false))
    for (let beat = 0; beat < 4; beat++) await once(lively, 'ping')
    silent.resume()
    await once(silent, 'close')
    expect(isLivelyOpen).toBe(true)
  })

  it('is refused to pages beyond the most that are served', async () => {
    const { openSocket } = await setUpWebHost({ mostWindows: 1 })
    const first = openSocket()
    await once(first, 'open')
    expect(await upgradeStatus(openSocket())).toBe(503)
    first.close()
    await once(first, 'close')
    await expect
      .poll(async () =>
        once(openSocket(), 'open').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
  })
})

/** What `fetch` hides: how a refused WebSocket was answered. */
async function upgradeStatus(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => undefined)
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }]
  socket.terminate()
  return response.statusCode
}
