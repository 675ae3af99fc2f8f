/**
 * Messages as bytes, for lines that carry nothing else: MessagePack with an extension for each kind of typed array (its bytes,
 * little-endian as on every machine that this runs on), for `undefined` and for -0. What goes in comes out, bit by bit, as it
 * would through a structured clone: plain records, lists, texts, numbers, booleans, null and typed arrays. Everything else is
 * refused when it is sent.
 */
import { Decoder, Encoder, ExtData } from '@msgpack/msgpack'
import { CheekboneError } from '../errors.ts'
import {
  defaultMessageLimits,
  malformed,
  tooLarge,
  tooManyBytes,
  type MessageLimits,
} from './message-limits.ts'
import { scanMessage } from './message-scan.ts'

/** The number of an extension is the place in this list: only add at the end. */
const arrayKinds = [
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const
const kindOfName = new Map<string, number>(arrayKinds.map((kind, index) => [kind.name, index]))

/** Values that MessagePack has no form for; they stand in for them while a message is encoded. */
const standIns = [
  { type: 32, value: undefined },
  { type: 33, value: -0 },
] as const
const [undefinedStandIn, negativeZeroStandIn] = standIns

const extensions = {
  tryToEncode(value: unknown): ExtData | null {
    const standIn = standIns.find((candidate) => candidate === value)
    if (standIn) return new ExtData(standIn.type, new Uint8Array(0))
    if (!ArrayBuffer.isView(value)) return null
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return new ExtData(kindOf(value), bytes)
  },
  decode(data: Uint8Array, type: number): unknown {
    const standIn = standIns.find((candidate) => candidate.type === type)
    if (standIn) return standIn.value
    if (type < 0 || type >= arrayKinds.length) throw malformed(`there is no extension ${type}`)
    const kind = arrayKinds[type]
    if (data.byteLength % kind.BYTES_PER_ELEMENT !== 0) throw malformed(`a ${kind.name} is cut off`)
    // A copy: aligned, and it does not hold on to the whole message.
    return new kind(new Uint8Array(data).buffer)
  },
}

/** Throws `internal` for what cannot be sent (a function, a Map, a circle) and `too-large` over the limits. */
export function encodeMessage(
  message: unknown,
  limits: MessageLimits = defaultMessageLimits,
): Uint8Array<ArrayBuffer> {
  const tally: Tally = { limits, mostBytes: 0, leastBytes: 0, values: 0 }
  const prepared = prepare(message, 0, tally)
  const encoder = new Encoder({
    extensionCodec: extensions,
    maxDepth: limits.maxDepth + 2,
    // Enough from the start, so that a large message is not copied while its buffer grows.
    initialBufferSize: Math.min(tally.mostBytes, limits.maxBytes),
  })
  const bytes = encoder.encodeSharedRef(prepared)
  if (bytes.byteLength > limits.maxBytes) throw tooManyBytes(bytes.byteLength, limits)
  return bytes
}

/** Throws `bad-argument` for bytes that are no message and `too-large` over the limits. The result shares no memory with them. */
export function decodeMessage(bytes: Uint8Array, limits: MessageLimits = defaultMessageLimits): unknown {
  if (bytes.byteLength > limits.maxBytes) throw tooManyBytes(bytes.byteLength, limits)
  scanMessage(bytes, limits)
  try {
    return new Decoder({ extensionCodec: extensions }).decode(bytes)
  } catch (error) {
    if (error instanceof CheekboneError) throw error
    throw malformed(error instanceof Error ? error.message : String(error), error)
  }
}

interface Tally {
  readonly limits: MessageLimits
  /** What the message takes at most. */
  mostBytes: number
  /** What it takes for certain. */
  leastBytes: number
  values: number
}

/** The message with stand-ins where MessagePack needs them; a part without any is returned as it is. */
function prepare(value: unknown, depth: number, tally: Tally): unknown {
  if (++tally.values > tally.limits.maxValues) throw tooLarge(`more than ${tally.limits.maxValues} values`)
  tally.mostBytes += 9
  if (value === undefined) return undefinedStandIn
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return Object.is(value, -0) ? negativeZeroStandIn : value
  if (typeof value === 'string') {
    countBytes(tally, value.length, 3 * value.length)
    return value
  }
  if (typeof value !== 'object') throw unsendable(`a ${typeof value}`)
  if (ArrayBuffer.isView(value)) return prepareArray(value, tally)
  if (depth >= tally.limits.maxDepth) throw tooLarge(`more than ${tally.limits.maxDepth} levels deep`)
  if (Array.isArray(value)) return prepareList(value, depth, tally)
  const name = nameOf(value)
  if (name !== 'Object') throw unsendable(`a ${name}`)
  return prepareRecord(value as Record<string, unknown>, depth, tally)
}

function prepareArray(array: ArrayBufferView, tally: Tally): ArrayBufferView {
  kindOf(array)
  countBytes(tally, array.byteLength, array.byteLength)
  return array
}

function countBytes(tally: Tally, least: number, most: number): void {
  tally.leastBytes += least
  tally.mostBytes += most
  if (tally.leastBytes > tally.limits.maxBytes) throw tooManyBytes(tally.leastBytes, tally.limits)
}

function prepareList(list: unknown[], depth: number, tally: Tally): unknown[] {
  let copy: unknown[] | null = null
  for (let i = 0; i < list.length; i++) {
    const item = prepare(list[i], depth + 1, tally)
    if (!Object.is(item, list[i])) (copy ??= list.slice())[i] = item
  }
  return copy ?? list
}

function prepareRecord(
  record: Record<string, unknown>,
  depth: number,
  tally: Tally,
): Record<string, unknown> {
  let copy: Record<string, unknown> | null = null
  for (const key of Object.keys(record)) {
    if (key === '__proto__') throw unsendable('a key named __proto__')
    tally.values++
    tally.mostBytes += 9 + 3 * key.length
    const item = prepare(record[key], depth + 1, tally)
    if (!Object.is(item, record[key])) (copy ??= { ...record })[key] = item
  }
  return copy ?? record
}

function kindOf(array: ArrayBufferView): number {
  const kind = kindOfName.get(nameOf(array))
  if (kind === undefined) throw unsendable(`a ${nameOf(array)}`)
  return kind
}

/** `Object` for records, `Map`, `Float32Array`, ...: true in every realm, where `instanceof` is not. */
function nameOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function unsendable(what: string): CheekboneError {
  return new CheekboneError('internal', `A message holds ${what}, which cannot be sent.`)
}
