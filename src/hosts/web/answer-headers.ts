import type { ServerResponse } from 'node:http'
import { headerPolicy, webHeaderPolicy } from '../../shared/content-policy.ts'

/** Nothing of what the page has no use for. */
const deniedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const plainHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cache-Control': 'no-store',
}

/**
 * What every answer says, refusals too.
 * @param host under which the request came, once it is known to be ours; else null
 */
export function setSafeHeaders(response: ServerResponse, host: string | null): void {
  for (const [name, value] of Object.entries(plainHeaders)) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', host === null ? headerPolicy : webHeaderPolicy(host))
}

/** A sentence for a person who looks at the address itself. */
export function sendSentence(response: ServerResponse, status: number, sentence: string): void {
  const bytes = Buffer.from(`${sentence}\n`)
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': bytes.length })
  response.end(bytes)
}
