/**
 * Every failure that a person may see. A code for programs, a sentence for people, a hint that says what to do next.
 */
import type { StopSignal } from './progress.ts'

export const errorCodes = [
  'bad-argument',
  'bad-image',
  'cancelled',
  'collapsed',
  'conflict',
  'device-unavailable',
  'disk-full',
  'foreign-database',
  'internal',
  'io',
  'library-locked',
  'newer-library',
  'not-found',
  'nothing-to-do',
  'too-large',
  'unknown-method',
  'channel-closed',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorDetails {
  /** What to do next, one sentence. */
  hint?: string
  cause?: unknown
}

/** What every part of Cheekbone throws; on a line it travels as its code, sentence and hint. */
export class CheekboneError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, sentence: string, details: ErrorDetails = {}) {
    super(sentence, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'CheekboneError'
    this.code = code
    this.hint = details.hint
  }
}

/** Any thrown value as a CheekboneError; what is not one already becomes `internal` and keeps its cause. */
export function asCheekboneError(thrown: unknown): CheekboneError {
  if (thrown instanceof CheekboneError) return thrown
  if (thrown instanceof Error) {
    if (thrown.name === 'AbortError') return cancelled(thrown)
    return new CheekboneError('internal', thrown.message, { cause: thrown })
  }
  return new CheekboneError('internal', String(thrown), { cause: thrown })
}

/** Long work that was stopped by its signal. */
export function cancelled(cause?: unknown): CheekboneError {
  return new CheekboneError('cancelled', 'Stopped on request.', {
    cause,
    hint: 'Give the same command again; it goes on from what was stored.',
  })
}

/** Throws `cancelled` when the signal has been aborted. Call it between steps of long work. */
export function throwIfAborted(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw cancelled(signal.reason)
}
