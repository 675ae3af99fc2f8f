import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { fakePicture } from '../../../test/support/fake-engine.ts'
import { library, setUpWebHost } from '../../../test/support/web-host.ts'

describe('the key', () => {
  it('becomes a cookie that scripts and other sites do not get, and leaves the address', async () => {
    const { host } = await setUpWebHost()
    const response = await fetch(host.address, { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    expect(response.headers.get('set-cookie')).toMatch(
      new RegExp(`^cheekbone-${host.port}=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(new URL(host.address).searchParams.get('token')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('lets more browsers in, and costs nothing who is in already', async () => {
    const { host, get, cookie } = await setUpWebHost()
    const again = await fetch(host.address, { redirect: 'manual', headers: { cookie } })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([303, null])
    expect((await fetch(host.address, { redirect: 'manual' })).headers.get('set-cookie')).not.toContain(
      cookie,
    )
    expect((await get('/')).status).toBe(200)
  })
})

describe('an answer', () => {
  it('says on every page and refusal what the browser must not do', async () => {
    const { get, host } = await setUpWebHost()
    for (const response of [await get('/'), await get('/nothing'), await get('/', { cookie: '' })]) {
      const policy = response.headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'; script-src 'self'")
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(response.headers.get('permissions-policy')).toContain('camera=()')
    }
  })

  it('is not sent again to a browser that has it', async () => {
    const { get } = await setUpWebHost()
    for (const path of ['/', `/pictures/${library}/patch/1`]) {
      const etag = (await get(path)).headers.get('etag') ?? ''
      const again = await get(path, { 'if-none-match': `"other", W/${etag}` })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
    }
  })

  it.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=990-', 206, [990, 1000]],
    ['bytes=-5', 206, [995, 1000]],
    ['bytes=-5000', 206, [0, 1000]],
    ['bytes=10-99999', 206, [10, 1000]],
    ['bytes=1000-', 416, [0, 0]],
    ['bytes=-0', 416, [0, 0]],
    ['bytes=9-3', 200, [0, 1000]],
    ['bytes=0-1,5-6', 200, [0, 1000]],
    [`bytes=${'0-,'.repeat(500)}0-`, 200, [0, 1000]],
    ['lines=1-2', 200, [0, 1000]],
    ['bytes=-', 200, [0, 1000]],
    ['bytes=0x1-9', 200, [0, 1000]],
  ])('to a Range of %s', async (range, status, [from, to]) => {
    const { get } = await setUpWebHost()
    const response = await get(`/pictures/${library}/photo/1/480`, { range })
    expect(response.status).toBe(status)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(fakePicture.bytes.subarray(from, to))
    if (status === 206) expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000`)
    if (status === 416) expect(response.headers.get('content-range')).toBe('bytes */1000')
  })

  it('is whole when a part was asked for of something that has changed', async () => {
    const { get } = await setUpWebHost()
    const path = `/pictures/${library}/face/1`
    const etag = (await get(path)).headers.get('etag') ?? ''
    expect((await get(path, { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206)
    expect((await get(path, { range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200)
  })

  it('has pictures of all kinds by id, of which patches never change', async () => {
    const { get } = await setUpWebHost()
    const patch = await get(`/pictures/${library}/patch/9`)
    expect(patch.headers.get('content-type')).toBe('image/png')
    expect(patch.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    const face = await get(`/pictures/${library}/face/9`, {}, 'HEAD')
    expect([face.status, face.headers.get('content-length'), await face.text()]).toEqual([200, '1000', ''])
    expect(face.headers.get('cache-control')).not.toContain('immutable')
    const missing = await get(`/pictures/${library}/patch/10`)
    expect([missing.status, await missing.text()]).toEqual([404, 'There is no such picture.\n'])
  })
})

describe('the host', () => {
  it('is reached through both loopback addresses and through no other of this machine', async () => {
    const { host } = await setUpWebHost()
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    const outward = addresses.filter(({ internal }) => !internal)
    expect(await canConnect(host.port, '127.0.0.1')).toBe(true)
    const hasIpv6 = addresses.some(({ address }) => address === '::1')
    expect(await canConnect(host.port, '::1')).toBe(hasIpv6)
    for (const { address, family, scopeid } of outward) {
      const scoped = family === 'IPv6' && scopeid ? `${address}%${scopeid}` : address
      expect(await canConnect(host.port, scoped), scoped).toBe(false)
    }
    expect(await canConnect(host.port, '127.0.0.2')).toBe(false)
  })

  it('says so when its port is taken', async () => {
    const { host } = await setUpWebHost()
    await expect(setUpWebHost({ port: host.port })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('lets go of every connection when it is closed', async () => {
    const { host, openSocket, get } = await setUpWebHost()
    const socket = openSocket()
    await once(socket, 'open')
    await (await get('/')).text()
    const [, [code]] = await Promise.all([host.close(), once(socket, 'close') as Promise<[number]>])
    expect(code).toBe(1001)
    expect(await canConnect(host.port, '127.0.0.1')).toBe(false)
  })
})

function canConnect(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket({ port, host, timeout: 2000 })
    const end = (reached: boolean) => () => {
      socket.destroy()
      resolve(reached)
    }
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false))
  })
}
