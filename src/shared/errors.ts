/**
 * Every failure that a person may see. A code for programs, a sentence for people, a hint that says what to do next; and a reason,
 * by which a window in another language than English says the same: reason-texts.ts.
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

/** What stands in a sentence that is not the same every time: file names, numbers. */
export type ReasonValues = Readonly<Record<string, string | number>>

export interface ErrorDetails {
  /** Names what the sentence and the hint say, for the other languages. Errors in the program itself need none. */
  reason?: string
  values?: ReasonValues
  /** What to do next, one sentence. */
  hint?: string
  cause?: unknown
}

/** What every part of Cheekbone throws; on a line it travels as its code, sentence, hint and reason. */
export class CheekboneError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly reason: string | undefined
  readonly values: ReasonValues

  constructor(code: ErrorCode, sentence: string, details: ErrorDetails = {}) {
    super(sentence, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'CheekboneError'
    this.code = code
    this.hint = details.hint
    this.reason = details.reason
    this.values = details.values ?? {}
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
    reason: 'stopped',
    hint: 'Give the same command again; it goes on from what was stored.',
  })
}

/** Throws `cancelled` when the signal has been aborted. Call it between steps of long work. */
export function throwIfAborted(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw cancelled(signal.reason)
}
