/** Listens where only this machine can connect: 127.0.0.1 and ::1, on one port. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { CheekboneError } from '../../shared/errors.ts'

export interface Loopback<Prepared> {
  readonly port: number
  readonly servers: readonly Server[]
  readonly prepared: Prepared
}

export interface LoopbackOptions<Prepared> {
  /** 0 for any free one. */
  port: number
  /** Called once the port is known, which may be again with another port. */
  prepare: (port: number) => Prepared
  /** Called for each server before anybody can have reached it. */
  attach: (server: Server, prepared: Prepared) => void
}

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
}
/** Far above what the tabs of one person need. */
const mostConnections = 512

/** @throws CheekboneError `conflict` when the port is taken */
export async function listenOnLoopback<Prepared>({
  port,
  prepare,
  attach,
}: LoopbackOptions<Prepared>): Promise<Loopback<Prepared>> {
  for (let tries = 1; ; tries++) {
    const first = await listen('127.0.0.1', port)
    const chosen = portOf(first)
    const prepared = prepare(chosen)
    attach(first, prepared)
    try {
      const second = await listen('::1', chosen)
      attach(second, prepared)
      return { port: chosen, servers: [first, second], prepared }
    } catch (error) {
      // A machine without IPv6 is served by the other address alone.
      if (hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) return { port: chosen, servers: [first], prepared }
      first.close()
      // A free port of one address may be taken on the other; another one will do when any would.
      if (port !== 0 || tries === 5 || !isConflict(error)) throw error
    }
  }
}

async function listen(host: string, port: number): Promise<Server> {
  const server = createServer(limits)
  server.maxConnections = mostConnections
  server.listen({ host, port, exclusive: true, ipv6Only: true })
  try {
    await once(server, 'listening')
  } catch (cause) {
    if (!hasCode(cause, 'EADDRINUSE', 'EACCES')) throw cause
    throw new CheekboneError('conflict', `Port ${port} cannot be used; another program may have it.`, {
      cause,
      hint: 'Choose another one with --port, or leave it out to take any free one.',
    })
  }
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.')
  return address.port
}

function isConflict(error: unknown): boolean {
  return error instanceof CheekboneError && error.code === 'conflict'
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
