import { describe, expect, it } from 'vitest'
import { askPageServer } from './page-server.ts'

const server = 'http://localhost:5173'
const files = new Map([
  [
    `${server}/index.html`,
    { type: 'text/html', text: `<meta content="connect-src 'self'; base-uri 'none'">` },
  ],
  [`${server}/main.ts?t=1`, { type: 'text/javascript', text: "connect-src 'self'" }],
])

function ask(path: string): Promise<Response> {
  return askPageServer({ url: `app://cheekbone${path}` }, server, (url) => {
    const file = files.get(url.href)
    return Promise.resolve(
      file
        ? new Response(file.text, { headers: { 'content-type': file.type } })
        : new Response(null, { status: 404 }),
    )
  })
}

describe('askPageServer', () => {
  it('passes files on with their type, by path and query', async () => {
    const answer = await ask('/main.ts?t=1')
    expect(answer.headers.get('content-type')).toBe('text/javascript')
    expect(await answer.text()).toBe("connect-src 'self'")
  })

  it('lets the page hear of changes, and changes nothing else of its policy', async () => {
    expect(await (await ask('/index.html')).text()).toBe(
      `<meta content="connect-src 'self' ws://localhost:5173; base-uri 'none'">`,
    )
  })

  it('passes on that a file is missing', async () => {
    expect((await ask('/other.ts')).status).toBe(404)
  })
})
