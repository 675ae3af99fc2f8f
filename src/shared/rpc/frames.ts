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
  | { kind: 'event'; name: string; value: unknown }

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
  if (message.kind === 'event') return typeof message.name === 'string'
  if (!isId(message.id)) return false
  if (message.kind === 'error') return isErrorFrame(message.error)
  return message.kind === 'result' || message.kind === 'progress'
}

export function toErrorFrame(thrown: unknown): ErrorFrame {
  const error = asCheekboneError(thrown)
  return { code: error.code, sentence: error.message, hint: error.hint ?? null }
}

export function fromErrorFrame(frame: ErrorFrame): CheekboneError {
  return new CheekboneError(frame.code, frame.sentence, frame.hint === null ? {} : { hint: frame.hint })
}

function isErrorFrame(value: unknown): value is ErrorFrame {
  return (
    isRecord(value) && errorCodes.some((code) => code === value.code) && typeof value.sentence === 'string'
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}
