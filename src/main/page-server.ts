/** While Cheekbone is developed, its page comes from Vite's server, under the same address and with the same rights as ever. */

/** Where the page hears of changes. `server` is an origin such as `http://localhost:5173`. */
export function changesSocket(server: string): string {
  return server.replace(/^http/, 'ws')
}

export async function askPageServer(
  { url }: Pick<Request, 'url'>,
  server: string,
  ask: (url: URL) => Promise<Response> = fetch,
): Promise<Response> {
  const { pathname, search } = new URL(url)
  const answer = await ask(new URL(`${pathname}${search}`, server))
  const contentType = answer.headers.get('content-type') ?? 'application/octet-stream'
  // The page's own policy knows one address, and the server's is another.
  const body = contentType.startsWith('text/html')
    ? (await answer.text()).replace("connect-src 'self'", `connect-src 'self' ${changesSocket(server)}`)
    : answer.body
  return new Response(body, { status: answer.status, headers: { 'content-type': contentType } })
}
