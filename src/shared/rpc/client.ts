import { cancelled, CheekboneError } from '../errors.ts'
import type { Channel } from './channel.ts'
import type {
  CallArguments,
  CallResult,
  Contract,
  EventPayload,
  JobArguments,
  JobProgress,
  JobResult,
} from './contract.ts'
import { fromErrorFrame, isResponse, type Request } from './frames.ts'

export interface JobOptions<Progress> {
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

export interface Client<C extends Contract> {
  call<M extends keyof C['calls'] & string>(
    method: M,
    args: CallArguments<C['calls'][M]>,
  ): Promise<CallResult<C['calls'][M]>>
  job<M extends keyof C['jobs'] & string>(
    method: M,
    args: JobArguments<C['jobs'][M]>,
    options?: JobOptions<JobProgress<C['jobs'][M]>>,
  ): Promise<JobResult<C['jobs'][M]>>
  /** Returns a function that stops listening. */
  on<E extends keyof C['events'] & string>(
    name: E,
    listener: (payload: EventPayload<C['events'][E]>) => void,
  ): () => void
  close(): void
}

export interface ConnectOptions {
  /** Hears what a listener of an event threw; by default it is thrown where the host reports uncaught errors. */
  onListenerError?: (error: unknown) => void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: unknown): void
  progress(value: unknown): void
}

/** The asking end of a channel. When the channel closes, everything that waits is rejected with `channel-closed`. */
export function connect<C extends Contract>(channel: Channel, options: ConnectOptions = {}): Client<C> {
  const { onListenerError = throwLater } = options
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let nextId = 1
  let closed = false

  channel.onMessage((message) => {
    if (!isResponse(message)) return
    if (message.kind === 'event') return tellListeners(message.name, message.value)
    const waiting = pending.get(message.id)
    if (!waiting) return
    if (message.kind === 'progress') return hearProgress(message.id, waiting, message.value)
    pending.delete(message.id)
    if (message.kind === 'result') waiting.resolve(message.value)
    else waiting.reject(fromErrorFrame(message.error))
  })
  /** A listener that fails does not keep the others from hearing. */
  function tellListeners(name: string, value: unknown): void {
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(value)
      } catch (error) {
        onListenerError(error)
      }
    }
  }
  /** A listener that fails ends its job: what it did not keep would otherwise be lost without a word. */
  function hearProgress(id: number, waiting: Pending, value: unknown): void {
    try {
      waiting.progress(value)
    } catch (error) {
      pending.delete(id)
      channel.post({ kind: 'cancel', id } satisfies Request)
      waiting.reject(error)
    }
  }
  channel.onClose(() => {
    closed = true
    for (const waiting of pending.values()) waiting.reject(channelClosed())
    pending.clear()
  })

  function request(
    frame: { kind: 'call' | 'job'; method: string; args: unknown },
    options: JobOptions<unknown> = {},
  ): Promise<unknown> {
    if (closed) return Promise.reject(channelClosed())
    if (options.signal?.aborted) return Promise.reject(cancelled(options.signal.reason))
    const id = nextId++
    const onAbort = (): void => channel.post({ kind: 'cancel', id } satisfies Request)
    options.signal?.addEventListener('abort', onAbort, { once: true })
    return new Promise((resolve, reject) => {
      // Before the frame goes out: a line that breaks over it rejects what is pending.
      pending.set(id, { resolve, reject, progress: (value) => options.onProgress?.(value) })
      try {
        channel.post({ ...frame, id } satisfies Request)
      } catch (error) {
        pending.delete(id)
        throw error
      }
    }).finally(() => options.signal?.removeEventListener('abort', onAbort))
  }

  // The contract types every method; what crosses the channel is unknown, so the typed view is put on here, once.
  return {
    call: (method, args) => request({ kind: 'call', method, args }) as never,
    job: (method, args, options) =>
      request({ kind: 'job', method, args }, options as JobOptions<unknown>) as never,
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (payload: unknown) => void)
      return () => set.delete(listener as (payload: unknown) => void)
    },
    close: () => channel.close(),
  }
}

/** Where the host reports what nobody caught. */
export function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}

/** What a call is rejected with that can have no answer any more. */
export function channelClosed(): CheekboneError {
  return new CheekboneError('channel-closed', 'The connection to the engine was closed.', {
    reason: 'connectionClosed',
    hint: 'Start again; finished work is kept.',
  })
}
