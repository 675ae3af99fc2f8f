import { describe, expect, it, vi } from 'vitest'
import type { WindowContract } from '../shared/contract.ts'
import { connect } from '../shared/rpc/client.ts'
import { createLoopback } from '../shared/rpc/loopback.ts'
import { libraryId, pictureBytes, serveEngineDouble } from './engine-double.ts'
import { answerPictureRequest, isPictureUrl } from './picture-protocol.ts'

function setUp() {
  const [here, there] = createLoopback()
  serveEngineDouble(there)
  const engine = connect<WindowContract>(here)
  const onFailure = vi.fn()
  const ask = (path: string, known = '', method = 'GET') =>
    answerPictureRequest(
      {
        url: `app://cheekbone/pictures/${path}`,
        method,
        headers: new Headers(known ? { 'if-none-match': known } : {}),
      },
      { engine, onFailure },
    )
  return { ask, engine, onFailure }
}

describe('answerPictureRequest', () => {
  it.each(['patch/7', 'face/7'])('answers %s with its bytes, their type and a tag', async (path) => {
    const response = await setUp().ask(`${libraryId}/${path}`)
    expect(response.status).toBe(200)
    expect(await response.bytes()).toEqual(pictureBytes)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('etag')).toMatch(/^"[\w-]{27}"$/)
  })

  it('passes the side of a photo on', async () => {
    const response = await setUp().ask(`${libraryId}/photo/7/480`)
    expect(await response.bytes()).toEqual(new Uint8Array([480 & 255, 480 >> 8]))
  })

  it('lets a patch be kept for good, and a photo for a while', async () => {
    const { ask } = setUp()
    const cacheOf = async (path: string) => (await ask(path)).headers.get('cache-control')
    expect(await cacheOf(`${libraryId}/patch/7`)).toContain('immutable')
    expect(await cacheOf(`${libraryId}/photo/7/160`)).toMatch(/^private, max-age=\d+$/)
  })

  it('answers 304 without bytes to who has the picture', async () => {
    const { ask } = setUp()
    const etag = (await ask(`${libraryId}/patch/7`)).headers.get('etag') ?? ''
    const again = await ask(`${libraryId}/patch/7`, etag)
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect((await ask(`${libraryId}/patch/7`, '"other"')).status).toBe(200)
  })

  it.each([
    ['another library id', `${'A'.repeat(16)}/patch/7`],
    ['a path for an id', `${libraryId}/patch/..%2f7`],
    ['a zero id', `${libraryId}/patch/0`],
    ['a query', `${libraryId}/patch/7?x=1`],
    ['a side that is not offered', `${libraryId}/photo/7/481`],
    ['a file', `${libraryId}/photo/7/160/a.jpg`],
    ['a row that is not there', `${libraryId}/patch/404`],
  ])('answers 404 for %s', async (_, path) => {
    const { ask, onFailure } = setUp()
    expect((await ask(path)).status).toBe(404)
    expect(onFailure).not.toHaveBeenCalled()
  })

  it('answers 405 for anything but GET', async () => {
    expect((await setUp().ask(`${libraryId}/patch/7`, '', 'POST')).status).toBe(405)
  })

  it('answers 500 when the library fails, and tells', async () => {
    const { ask, onFailure } = setUp()
    expect((await ask(`${libraryId}/patch/500`)).status).toBe(500)
    expect(onFailure).toHaveBeenCalledOnce()
  })

  it('answers 503 while there is no engine', async () => {
    const { ask, engine } = setUp()
    engine.close()
    expect((await ask(`${libraryId}/patch/7`)).status).toBe(503)
    const request = {
      url: `app://cheekbone/pictures/${libraryId}/patch/7`,
      method: 'GET',
      headers: new Headers(),
    }
    expect((await answerPictureRequest(request, { engine: null, onFailure: vi.fn() })).status).toBe(503)
  })
})

describe('isPictureUrl', () => {
  it('tells pictures from files of the page', () => {
    expect(isPictureUrl('app://cheekbone/pictures/x')).toBe(true)
    expect(isPictureUrl('app://cheekbone/index.html')).toBe(false)
    expect(isPictureUrl('app://elsewhere/pictures/x')).toBe(false)
  })
})
