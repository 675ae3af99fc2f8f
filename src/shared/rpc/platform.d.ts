// The few globals that every host of this code has, declared here because the pure zones see neither DOM nor Node types.
declare function structuredClone<T>(value: T): T
declare function queueMicrotask(callback: () => void): void

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}
declare function setTimeout(run: () => void, delayMs: number): unknown
