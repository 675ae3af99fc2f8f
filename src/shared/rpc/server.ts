import { CheekboneError } from '../errors.ts'
import type { Channel } from './channel.ts'
import type {
  ArgumentParser,
  CallArguments,
  CallResult,
  Contract,
  EventPayload,
  JobArguments,
  JobProgress,
  JobResult,
} from './contract.ts'
import { isRequest, toErrorFrame, type Request, type Response } from './frames.ts'

export interface JobContext<Progress> {
  readonly signal: AbortSignal
  report: (progress: Progress) => void
}

/** One handler for every method of the contract; a missing one does not compile. */
export interface Handlers<C extends Contract> {
  calls: {
    [M in keyof C['calls']]: (
      args: CallArguments<C['calls'][M]>,
    ) => CallResult<C['calls'][M]> | Promise<CallResult<C['calls'][M]>>
  }
  jobs: {
    [M in keyof C['jobs']]: (
      args: JobArguments<C['jobs'][M]>,
      context: JobContext<JobProgress<C['jobs'][M]>>,
    ) => Promise<JobResult<C['jobs'][M]>>
  }
}

export interface Server<C extends Contract> {
  emit<E extends keyof C['events'] & string>(name: E, payload: EventPayload<C['events'][E]>): void
  /** Cancels what runs and closes the channel. */
  close(): void
}

type LooseHandler = (args: unknown, context?: JobContext<unknown>) => unknown

/** Answers a channel by a contract. A frame that is not a request is dropped: it has no id to answer to. */
export function serve<C extends Contract>(channel: Channel, contract: C, handlers: Handlers<C>): Server<C> {
  const running = new Map<number, AbortController>()
  const send = (response: Response): void => channel.post(response)

  function methodOf(request: Exclude<Request, { kind: 'cancel' }>): { handler: LooseHandler; args: unknown } {
    const specs = request.kind === 'call' ? contract.calls : contract.jobs
    // Arguments are typed per method outside; inside, the parser just before the handler is what makes them so.
    const table = (request.kind === 'call' ? handlers.calls : handlers.jobs) as Record<string, LooseHandler>
    if (!Object.hasOwn(specs, request.method) || !Object.hasOwn(table, request.method)) {
      throw new CheekboneError('unknown-method', `There is no ${request.kind} named "${request.method}".`)
    }
    return {
      handler: table[request.method],
      args: parseArguments(request.method, specs[request.method].arguments, request.args),
    }
  }

  async function answer(request: Exclude<Request, { kind: 'cancel' }>): Promise<void> {
    const { id } = request
    const controller = new AbortController()
    if (request.kind === 'job') running.set(id, controller)
    try {
      const { handler, args } = methodOf(request)
      const context: JobContext<unknown> = {
        signal: controller.signal,
        report: (value) => send({ kind: 'progress', id, value }),
      }
      send({ kind: 'result', id, value: await handler(args, context) })
    } catch (error) {
      send({ kind: 'error', id, error: toErrorFrame(error) })
    } finally {
      running.delete(id)
    }
  }

  function stopAll(): void {
    for (const controller of running.values()) controller.abort()
  }

  channel.onMessage((message) => {
    if (!isRequest(message)) return
    if (message.kind === 'cancel') running.get(message.id)?.abort()
    else void answer(message)
  })
  channel.onClose(stopAll)

  return {
    emit: (name, value) => send({ kind: 'event', name, value }),
    close: () => {
      stopAll()
      channel.close()
    },
  }
}

function parseArguments(method: string, parser: ArgumentParser<unknown>, args: unknown): unknown {
  try {
    return parser.parse(args)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CheekboneError('bad-argument', `Wrong arguments for "${method}": ${reason}`, { cause })
  }
}
