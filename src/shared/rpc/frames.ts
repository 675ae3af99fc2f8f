import { asCheekboneError, CheekboneError, errorCodes, type ErrorCode } from '../errors.ts'

/** What travels from client to server. */
export type Request =
  | { kind: 'call'; id: number; method: string; args: unknown }
  | { kind: 'job'; id: number; method: string; args: unknown }
  | { kind: 'cancel'; id: number }

/** What travels back. */
export type Response =
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: ErrorFrame }
  | { kind: 'progress'; id: number; value: unknown }
  /** A newer event of the same name and key takes the place of one that could not be sent yet; null: none does. */
  | { kind: 'event'; name: string; value: unknown; key?: string | null }

export interface ErrorFrame {
  code: ErrorCode
  sentence: string
  hint: string | null
}

export function isRequest(message: unknown): message is Request {
  if (!isRecord(message) || !isId(message.id)) return false
  if (message.kind === 'cancel') return true
  return (message.kind === 'call' || message.kind === 'job') && typeof message.method === 'string'
}

export function isResponse(message: unknown): message is Response {
  if (!isRecord(message)) return false
  if (message.kind === 'event') return typeof message.name === 'string' && isKey(message.key)
  if (!isId(message.id)) return false
  return message.kind === 'result' || message.kind === 'progress' || message.kind === 'error'
}

export function toErrorFrame(thrown: unknown): ErrorFrame {
  const error = asCheekboneError(thrown)
  // Cut, since a message from deep inside may hold a whole file, and an error must always be small enough to send.
  return { code: error.code, sentence: error.message.slice(0, 10_000), hint: error.hint ?? null }
}

/** Whatever came as an error becomes one, so that who waits hears of it: an engine of another version may know other codes. */
export function fromErrorFrame(frame: unknown): CheekboneError {
  const { code, sentence, hint } = isRecord(frame) ? frame : {}
  return new CheekboneError(
    errorCodes.find((known) => known === code) ?? 'internal',
    typeof sentence === 'string' ? sentence : 'The engine failed and did not say why.',
    typeof hint === 'string' ? { hint } : {},
  )
}

function isKey(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}
