import { cancelled, CheekboneError } from '../errors.ts'
import type { Channel } from './channel.ts'
import { channelClosed, connect, throwLater, type Client, type ConnectOptions } from './client.ts'
import type { Contract } from './contract.ts'

/** `lost` after a loss and after each attempt that failed; `connecting` while an attempt is made. */
export type ConnectionStatus = 'connecting' | 'connected' | 'lost'

export interface ReconnectOptions extends ConnectOptions {
  onStatus?: (status: ConnectionStatus) => void
  /** Before each attempt after a loss; when they are used up, it is given up. It may go on for ever, and is gone through again after each loss. */
  delaysMs: Iterable<number>
  /** A parameter, so that tests own the time. */
  wait?: (delayMs: number) => Promise<void>
}

interface Subscription<C extends Contract> {
  attach(client: Client<C>): void
  detach(): void
}

/**
 * A client that opens a new channel when one is lost. Listeners of events hear the new one too. What was in flight is rejected
 * with `channel-closed`: whether it was done is not known. What is asked while there is no connection waits for one, and is
 * rejected when it is given up; the next question after that begins again, at once.
 */
export function connectAgain<C extends Contract>(
  open: () => Promise<Channel>,
  options: ReconnectOptions,
): Client<C> {
  const { onStatus, delaysMs, onListenerError = throwLater, wait = waitFor } = options
  const subscriptions = new Set<Subscription<C>>()
  let current: Client<C> | null = null
  let round: PromiseWithResolvers<Client<C>> | null = null
  let closed = false

  function tell(status: ConnectionStatus): void {
    try {
      onStatus?.(status)
    } catch (error) {
      onListenerError(error)
    }
  }

  function reach(delays: Iterable<number>): Promise<Client<C>> {
    const own = Promise.withResolvers<Client<C>>()
    round = own
    // Who waits hears of the failure; that nobody waits is none.
    own.promise.catch(() => {
      if (round === own) round = null
    })
    // A turn later, so that `lost` is told before the first attempt.
    void Promise.resolve(delays).then(tryAll).then(own.resolve, own.reject)
    return own.promise
  }

  async function tryAll(delays: Iterable<number>): Promise<Client<C>> {
    let cause: unknown
    for (const delayMs of delays) {
      if (delayMs > 0) await wait(delayMs)
      if (closed) break
      tell('connecting')
      try {
        return adopt(await open())
      } catch (error) {
        cause = error
        if (!closed) tell('lost')
      }
    }
    throw closed ? channelClosed() : unreachable(cause)
  }

  function adopt(channel: Channel): Client<C> {
    if (closed) {
      channel.close()
      throw channelClosed()
    }
    const client = connect<C>(channel, { onListenerError })
    current = client
    for (const subscription of subscriptions) subscription.attach(client)
    channel.onClose(() => {
      current = null
      if (closed) return
      void reach(delaysMs)
      tell('lost')
    })
    tell('connected')
    return client
  }

  function reached(): Promise<Client<C>> {
    if (closed) return Promise.reject(channelClosed())
    return round?.promise ?? reach(atOnceAndThen(delaysMs))
  }

  void reached()
  return {
    call: (method, args) => reached().then((client) => client.call(method, args)),
    job: (method, args, jobOptions) =>
      unlessAborted(reached(), jobOptions?.signal).then((client) => client.job(method, args, jobOptions)),
    on: (name, listener) => {
      let stop: (() => void) | null = null
      const subscription: Subscription<C> = {
        attach: (client) => {
          stop = client.on(name, listener)
        },
        detach: () => stop?.(),
      }
      subscriptions.add(subscription)
      if (current) subscription.attach(current)
      return () => {
        subscriptions.delete(subscription)
        subscription.detach()
      }
    },
    close: () => {
      closed = true
      round?.reject(channelClosed())
      current?.close()
    },
  }
}

function* atOnceAndThen(delaysMs: Iterable<number>): Generator<number> {
  yield 0
  yield* delaysMs
}

function waitFor(delayMs: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, delayMs))
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(cancelled(signal.reason))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function unreachable(cause: unknown): CheekboneError {
  return new CheekboneError('channel-closed', 'The engine cannot be reached.', {
    reason: 'engineNotReached',
    hint: 'See whether Cheekbone still runs on this machine, then try again.',
    cause,
  })
}
