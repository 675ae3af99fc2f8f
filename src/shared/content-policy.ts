/**
 * What the page may load: its own files, and pictures that it made itself. No script in markup, no evaluated text, no other
 * host. The page states the same in a meta element, which holds wherever it is opened.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]

/** For the meta element; test/build compares it with the built page. */
export const metaPolicy = pagePolicy.join('; ')

/** For the response header: framing can be forbidden only here. */
export const headerPolicy = [...pagePolicy, "frame-ancestors 'none'"].join('; ')

/**
 * The same for a page that comes from `http://<host>`: it may open a WebSocket to where it came from. By the letter `'self'`
 * includes it, but not every browser reads it so.
 */
export function webHeaderPolicy(host: string): string {
  return headerPolicy.replace("connect-src 'self'", `connect-src 'self' ws://${host}`)
}
