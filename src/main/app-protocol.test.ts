import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAppRequest, isAppUrl, resolveAppFile, startUrl } from './app-protocol.ts'

const root = resolve('/srv/renderer')

describe('resolveAppFile', () => {
  it('finds files below the root, also in folders and with escaped names', () => {
    expect(resolveAppFile(startUrl, root)).toBe(join(root, 'index.html'))
    expect(resolveAppFile('app://cheekbone/assets/a%20b.js?v=1#x', root)).toBe(join(root, 'assets', 'a b.js'))
  })

  it.each([
    ['another scheme', 'file:///etc/passwd'],
    ['another host', 'app://elsewhere/index.html'],
    ['a host with a port', 'app://cheekbone:1/index.html'],
    ['the root itself', 'app://cheekbone/'],
    ['escaped parent folders', 'app://cheekbone/%2e%2e%2f%2e%2e%2fetc/passwd'],
    ['a neighbour with the same beginning', 'app://cheekbone/..%2frenderer-other/index.html'],
    ['backslashes', 'app://cheekbone/..%5c..%5cwindows.html'],
    ['a drive', 'app://cheekbone/c:/windows.html'],
    ['a zero byte', 'app://cheekbone/index.html%00.js'],
    ['a broken escape', 'app://cheekbone/%zz.html'],
    ['no address', 'index.html'],
  ])('refuses %s', (_, url) => {
    expect(resolveAppFile(url, root)).toBeNull()
  })
})

describe('isAppUrl', () => {
  it('knows its own pages and no look-alikes', () => {
    expect(isAppUrl('app://cheekbone/anything')).toBe(true)
    expect(isAppUrl('app://cheekbone.example/anything')).toBe(false)
    expect(isAppUrl('https://cheekbone/')).toBe(false)
  })
})

describe('answerAppRequest', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cheekbone-app-'))
    await mkdir(join(folder, 'folder.js'))
    await writeFile(join(folder, 'index.html'), '<p>hello')
    await writeFile(join(folder, 'secret.txt'), 'secret')
  })
  afterAll(() => rm(folder, { recursive: true }))
  const get = (path: string, method = 'GET') =>
    answerAppRequest({ url: `app://cheekbone/${path}`, method }, folder)

  it('serves a built file with its type and a policy without inline scripts', async () => {
    const response = await get('index.html')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<p>hello')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it.each([
    ['a file that is not there', 'missing.js'],
    ['a folder', 'folder.js'],
    ['a path through a file', 'index.html/inner.js'],
    ['a kind of file that no build puts out', 'secret.txt'],
  ])('answers 404 for %s', async (_, path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('answers 405 for anything but GET', async () => {
    expect((await get('index.html', 'POST')).status).toBe(405)
  })
})
