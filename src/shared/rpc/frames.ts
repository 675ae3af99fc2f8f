import { asCheekboneError, CheekboneError, errorCodes, type ErrorCode, type ReasonValues } from '../errors.ts'

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
  /** Absent where an error has none, and from an engine that knew of none. */
  reason?: string
  values?: ReasonValues
}

/** A message from deep inside may hold a whole file, and an error must always be small enough to send. */
const longestText = 10_000

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
  const { code, message, hint = null, reason, values } = error
  const frame: ErrorFrame = { code, sentence: message.slice(0, longestText), hint }
  return reason === undefined ? frame : { ...frame, reason, values: cut(values) }
}

/** Whatever came as an error becomes one, so that who waits hears of it: an engine of another version may know other codes. */
export function fromErrorFrame(frame: unknown): CheekboneError {
  const { code, sentence, hint, reason, values } = isRecord(frame) ? frame : {}
  return new CheekboneError(
    errorCodes.find((known) => known === code) ?? 'internal',
    typeof sentence === 'string' ? sentence : 'The engine failed and did not say why.',
    {
      ...(typeof hint === 'string' && { hint }),
      ...(typeof reason === 'string' && areValues(values) && { reason, values }),
    },
  )
}

function cut(values: ReasonValues): ReasonValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, longestText) : value,
    ]),
  )
}

function areValues(values: unknown): values is ReasonValues {
  return (
    isRecord(values) &&
    Object.values(values).every((value) => typeof value === 'string' || typeof value === 'number')
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
