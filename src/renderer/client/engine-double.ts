import { shallowRef } from 'vue'
import type { WindowContract } from '../../shared/contract.ts'
import type { EventPayload } from '../../shared/rpc/contract.ts'
import type { ConnectionStatus, Engine } from '../composables/useEngine.ts'

type Events = WindowContract['events']

export interface EngineDouble extends Engine {
  emit<E extends keyof Events>(name: E, payload: EventPayload<Events[E]>): void
  /** A new line, as after the first connection or a loss. */
  open(): void
}

/** An engine for tests: `answer` is asked for every call, events are emitted by hand. */
export function engineDouble(answer: (method: string, args: unknown) => unknown): EngineDouble {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const openListeners = new Set<() => void>()
  const status = shallowRef<ConnectionStatus>('open')
  return {
    call: (method, args) => Promise.resolve(answer(method, args) as never),
    job: (method, args) => Promise.resolve(answer(method, args) as never),
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      return () => known.delete(listener)
    },
    status,
    onOpen: (listener) => {
      openListeners.add(listener)
      listener()
      return () => openListeners.delete(listener)
    },
    startAgain: () => Promise.resolve(),
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    open: () => {
      for (const listener of openListeners) listener()
    },
  }
}
