import { connect } from 'node:net'

export interface RawAnswer {
  /** Null when the connection was closed without an answer. */
  status: number | null
  /** By name in small letters. */
  headers: Map<string, string>
  body: string
}

/** Sends exactly these characters, bytes 0 to 255, and reads until the other end closes. Nothing corrects them on the way. */
export function rawRequest(port: number, text: string, host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host })
    const done = (): void => resolve(readAnswer(Buffer.concat(chunks).toString('latin1')))
    socket.setTimeout(20_000, () => {
      socket.destroy()
      reject(new Error(`No end of the answer to ${JSON.stringify(text.slice(0, 200))}`))
    })
    socket.on('connect', () => socket.write(text, 'latin1'))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => socket.end())
    socket.on('close', done)
    // A server that cuts the connection while the rest of a large request is on its way; the answer may have come before.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') done()
      else reject(error)
    })
  })
}

function readAnswer(text: string): RawAnswer {
  const [head, ...rest] = text.split('\r\n\r\n')
  const [statusLine, ...lines] = head.split('\r\n')
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: status === undefined ? null : Number(status),
    headers: new Map(headers),
    body: rest.join('\r\n\r\n'),
  }
}
