import { CheekboneError } from '../errors.ts'

/** What one message may be, so that neither a slip nor a hostile peer takes the memory of a process. */
export interface MessageLimits {
  /** Bytes on the line. */
  maxBytes: number
  /** Lists and records within each other. */
  maxDepth: number
  /** Texts, numbers, keys, lists and records together; a typed array counts as one. */
  maxValues: number
}

export const defaultMessageLimits: MessageLimits = {
  maxBytes: 256 * 2 ** 20,
  maxDepth: 64,
  maxValues: 4_000_000,
}

export function tooLarge(what: string): CheekboneError {
  return new CheekboneError('too-large', `A message is too large: ${what}.`, {
    reason: 'messageTooLarge',
    hint: 'Ask for less at once.',
  })
}

export function tooManyBytes(bytes: number, limits: MessageLimits): CheekboneError {
  return tooLarge(`${bytes} bytes, and ${limits.maxBytes} are the most`)
}

export function malformed(reason: string, cause?: unknown): CheekboneError {
  return new CheekboneError('bad-argument', `A message could not be read: ${reason}.`, {
    reason: 'messageUnreadable',
    cause,
  })
}
