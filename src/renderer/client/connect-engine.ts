import { readonly, shallowRef } from 'vue'
import type { WindowContract } from '../../shared/contract.ts'
import { connectAgain, type ConnectionStatus as LineStatus } from '../../shared/rpc/reconnecting-client.ts'
import type { ConnectionStatus, Engine } from '../composables/useEngine.ts'
import type { EngineLines, Missing } from './engine-lines.ts'

export interface ConnectEngineOptions {
  lines: EngineLines
  /** The line was lost and there is another one: the engine was started anew. */
  onRestart: () => void
  /** Tried often in vain: a person has to do something. Told once until it is reached again. */
  onDown: (missing: Missing) => void
  wait?: (delayMs: number) => Promise<void>
}

const delaysMs = [200, 500, 1000, 2000, 3000]
/** From then on it is tried at this pace, for as long as the window is open. */
const steadyDelayMs = 5000
/** So many attempts in a row that failed mean more than a restart: an engine starts in a second or two. */
const attemptsUntilDown = delaysMs.length

const pace: Iterable<number> = {
  *[Symbol.iterator]() {
    yield* delaysMs
    for (;;) yield steadyDelayMs
  },
}

/** The engine for as long as the window is open, whatever happens to the line. */
export function connectEngine({ lines, onRestart, onDown, wait }: ConnectEngineOptions): Engine {
  const status = shallowRef<ConnectionStatus>('connecting')
  const openListeners = new Set<() => void>()
  let reachedBefore = false
  let failures = 0

  function follow(line: LineStatus): void {
    if (line === 'connected') return opened()
    if (line === 'connecting') return
    failures++
    if (failures >= attemptsUntilDown && status.value !== 'down') {
      status.value = 'down'
      void lines.findMissing().then((missing) => {
        // It may have come back meanwhile.
        if (status.value === 'down') onDown(missing)
      })
    } else if (status.value === 'open') {
      status.value = 'lost'
    }
  }

  function opened(): void {
    status.value = 'open'
    failures = 0
    if (reachedBefore) onRestart()
    reachedBefore = true
    // After the client has taken the line up: what listeners ask goes over it.
    queueMicrotask(() => {
      for (const listener of [...openListeners]) listener()
    })
  }

  const client = connectAgain<WindowContract>(() => lines.open(), {
    delaysMs: pace,
    onStatus: follow,
    ...(wait ? { wait } : {}),
  })
  return {
    call: (method, args) => client.call(method, args),
    job: (method, args, jobOptions) => client.job(method, args, jobOptions),
    on: (name, listener) => client.on(name, listener),
    status: readonly(status),
    onOpen: (listener) => {
      openListeners.add(listener)
      if (status.value === 'open') listener()
      return () => openListeners.delete(listener)
    },
    startAgain: () => lines.startEngine(),
  }
}
