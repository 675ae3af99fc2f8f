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
  /** Reaches the one client of this channel; `createHub` reaches all. */
  emit<E extends keyof C['events'] & string>(name: E, payload: EventPayload<C['events'][E]>): void
  onClose(listener: () => void): void
  /** Cancels what runs and closes the channel. */
  close(): void
}

export interface ServeOptions {
  /** Calls and jobs of one channel that may wait for an answer at once. */
  mostInFlight?: number
}

type Question = Exclude<Request, { kind: 'cancel' }>
type LooseHandler = (args: unknown, context?: JobContext<unknown>) => unknown

/**
 * Answers a channel by a contract. Dropped, since there is nobody to answer to: a frame that is not a request, a request under
 * an id that still waits for its answer, and the cancelling of what does not run.
 */
export function serve<C extends Contract>(
  channel: Channel,
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions = {},
): Server<C> {
  const { mostInFlight = 50_000 } = options
  const running = new Map<number, AbortController>()
  const send = (response: Response): void => channel.post(response)

  function methodOf(request: Question): { handler: LooseHandler; args: unknown } {
    const specs = request.kind === 'call' ? contract.calls : contract.jobs
    // Arguments are typed per method outside; inside, the parser just before the handler is what makes them so.
    const table = (request.kind === 'call' ? handlers.calls : handlers.jobs) as Record<string, LooseHandler>
    if (!Object.hasOwn(specs, request.method) || !Object.hasOwn(table, request.method)) {
      throw new CheekboneError(
        'unknown-method',
        `There is no ${request.kind} named ${quoted(request.method)}.`,
        { reason: 'unknownRequest', values: { method: quoted(request.method) } },
      )
    }
    return {
      handler: table[request.method],
      args: parseArguments(request.method, specs[request.method].arguments, request.args),
    }
  }

  async function answer(request: Question): Promise<void> {
    const { id } = request
    const controller = new AbortController()
    const isOver = (): boolean => running.get(id) !== controller
    try {
      if (running.size >= mostInFlight) throw tooManyInFlight(mostInFlight)
      running.set(id, controller)
      const { handler, args } = methodOf(request)
      const context: JobContext<unknown> = {
        signal: controller.signal,
        // What a handler reports after its end has no job any more that it could belong to.
        report: (value) => {
          if (!isOver()) send({ kind: 'progress', id, value })
        },
      }
      send({ kind: 'result', id, value: await handler(args, context) })
    } catch (error) {
      send({ kind: 'error', id, error: toErrorFrame(error) })
    } finally {
      if (!isOver()) running.delete(id)
    }
  }

  function stopAll(): void {
    for (const controller of running.values()) controller.abort()
  }

  channel.onMessage((message) => {
    if (!isRequest(message)) return
    if (message.kind === 'cancel') running.get(message.id)?.abort()
    else if (!running.has(message.id)) void answer(message)
  })
  channel.onClose(stopAll)

  return {
    emit: (name, value) => {
      const key = contract.events[name].key?.(value)
      send(key === undefined ? { kind: 'event', name, value } : { kind: 'event', name, value, key })
    },
    onClose: (listener) => channel.onClose(listener),
    close: () => {
      stopAll()
      channel.close()
    },
  }
}

function tooManyInFlight(most: number): CheekboneError {
  return new CheekboneError('too-large', `Too many calls at once: ${most} still wait for their answer.`, {
    reason: 'tooManyCalls',
    values: { most },
    hint: 'Wait for some of them first.',
  })
}

/** A name that came over the line, short enough for a sentence. */
function quoted(name: string): string {
  return name.length <= 80 ? `"${name}"` : `"${name.slice(0, 80)}..."`
}

function parseArguments(method: string, parser: ArgumentParser<unknown>, args: unknown): unknown {
  try {
    return parser.parse(args)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CheekboneError('bad-argument', `Wrong arguments for "${method}": ${reason}`, {
      reason: 'wrongArguments',
      values: { method },
      cause,
    })
  }
}
