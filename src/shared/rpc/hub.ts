import type { Channel } from './channel.ts'
import type { Contract, EventPayload } from './contract.ts'
import { serve, type Handlers, type ServeOptions, type Server } from './server.ts'

/** One set of handlers behind any number of channels. */
export interface Hub<C extends Contract> {
  /** Serves a channel until it closes. */
  serve(channel: Channel): Server<C>
  /** Reaches the clients of all channels. Throws, after all were tried, what kept one of them from being reached. */
  emit<E extends keyof C['events'] & string>(name: E, payload: EventPayload<C['events'][E]>): void
  /** How many channels are open. */
  connections(): number
  /** Cancels what runs and closes all channels. */
  close(): void
}

export function createHub<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions = {},
): Hub<C> {
  const servers = new Set<Server<C>>()
  return {
    serve: (channel) => {
      const server = serve(channel, contract, handlers, options)
      servers.add(server)
      server.onClose(() => servers.delete(server))
      return server
    },
    emit: (name, payload) => {
      const failures: unknown[] = []
      for (const server of servers) {
        try {
          server.emit(name, payload)
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
    connections: () => servers.size,
    close: () => {
      for (const server of [...servers]) server.close()
    },
  }
}
