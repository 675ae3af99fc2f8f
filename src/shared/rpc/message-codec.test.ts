import { describe, expect, it } from 'vitest'
import { encode } from '@msgpack/msgpack'
import { decodeMessage, encodeMessage } from './message-codec.ts'
import { defaultMessageLimits } from './message-limits.ts'

function roundTrip(message: unknown): unknown {
  return decodeMessage(encodeMessage(message))
}

function codeOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return (error as { code?: unknown }).code
  }
  return 'nothing thrown'
}

const arrays = [
  Uint8Array.of(0, 255),
  Int8Array.of(-128, 127),
  Uint8ClampedArray.of(0, 255),
  Int16Array.of(-32768, 7),
  Uint16Array.of(65535, 1),
  Int32Array.of(-(2 ** 31), 2 ** 31 - 1),
  Uint32Array.of(2 ** 32 - 1, 0),
  Float32Array.of(NaN, -Infinity, -0, 1e-45),
  Float64Array.of(NaN, Infinity, -0, 5e-324, Math.PI),
]

describe('messages as bytes', () => {
  it('carries records, lists, texts and numbers as they are', () => {
    const message = {
      text: 'Grübchen 頬 🙂',
      numbers: [0, -1, 127, 128, 65536, 2 ** 53, -(2 ** 53), 0.1, NaN, Infinity, -Infinity, -0],
      nothing: null,
      list: [true, [false, {}], []],
      constructor: 'a key as any other',
      long: 'x'.repeat(70_000),
    }
    expect(roundTrip(message)).toStrictEqual(message)
  })

  it('tells undefined from null and from absent', () => {
    const message = { a: undefined, b: null, c: [undefined, null] }
    expect(roundTrip(message)).toStrictEqual(message)
    expect(message).toStrictEqual({ a: undefined, b: null, c: [undefined, null] })
  })

  it.each(arrays.map((array) => [array.constructor.name, array] as const))(
    'carries a %s bit by bit, empty ones too, at any offset',
    (_, array) => {
      const inPlace = array.subarray(1)
      const [whole, part, empty] = roundTrip([array, inPlace, array.subarray(0, 0)]) as (typeof array)[]
      expect([whole, part, empty]).toStrictEqual([array, inPlace, array.subarray(0, 0)])
      expect(bytesOf(whole)).toStrictEqual(bytesOf(array))
      expect(part.byteOffset).toBe(0)
      expect(part.buffer.byteLength).toBe(inPlace.byteLength)
    },
  )

  it('shares no memory with the bytes that came', () => {
    const bytes = encodeMessage(Uint8Array.of(1, 2, 3))
    const array = decodeMessage(Buffer.from(bytes))
    bytes.fill(0)
    expect(array).toStrictEqual(Uint8Array.of(1, 2, 3))
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a bigint', 1n],
    ['a Map', new Map()],
    ['a Date', new Date(0)],
    ['an Error', new Error('e')],
    ['a DataView', new DataView(new ArrayBuffer(1))],
    ['a BigInt64Array', BigInt64Array.of(1n)],
    ['a key __proto__', JSON.parse('{"__proto__": 1}') as unknown],
  ])('refuses to send %s', (_, value) => {
    expect(codeOf(() => encodeMessage({ value }))).toBe('internal')
  })

  it('refuses what is too deep, too long or runs in a circle', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(codeOf(() => encodeMessage(circle))).toBe('too-large')
    const limits = { ...defaultMessageLimits, maxBytes: 1000, maxValues: 10 }
    expect(codeOf(() => encodeMessage(new Uint8Array(1001), limits))).toBe('too-large')
    expect(codeOf(() => encodeMessage('x'.repeat(1001), limits))).toBe('too-large')
    expect(codeOf(() => encodeMessage(Array(10).fill(0), limits))).toBe('too-large')
    expect(decodeMessage(encodeMessage('x'.repeat(900), limits), limits)).toHaveLength(900)
    expect(codeOf(() => decodeMessage(new Uint8Array(1001), limits))).toBe('too-large')
    expect(codeOf(() => decodeMessage(encodeMessage(Array(10).fill(0)), limits))).toBe('too-large')
    expect(codeOf(() => decodeMessage(Uint8Array.from([...Array<number>(65).fill(0x91), 0])))).toBe(
      'too-large',
    )
    expect(decodeMessage(Uint8Array.from([...Array<number>(64).fill(0x91), 0]))).toHaveLength(1)
  })

  it.each([
    ['nothing', []],
    ['a list of four thousand million', [0xdd, 255, 255, 255, 255]],
    ['a record of four thousand million', [0xdf, 255, 255, 255, 255]],
    ['a text longer than the message', [0xdb, 255, 255, 255, 255, 65]],
    ['an extension longer than the message', [0xc9, 255, 255, 255, 255, 0]],
    ['half a length', [0xdc, 0]],
    ['half a number', [0xcb, 0, 0]],
    ['a type that is none', [0xc1]],
    ['bare bytes', [0xc4, 1, 7]],
    ['something after the end', [0, 0]],
    ['a key that is a number', [0x81, 1, 1]],
    ['a key that is an extension', [0x81, 0xd4, 0, 0, 1]],
    ['an extension that is none', [0xd4, 99, 0]],
    ['an extension below zero', [0xd4, 0xff, 0]],
    ['a Float32Array of three bytes', [0xc7, 3, 7, 0, 0, 0]],
    ['a key __proto__', [0x81, 0xa9, ...Buffer.from('__proto__'), 0x81, 0xa1, 0x78, 1]],
  ])('refuses to read %s', (_, bytes) => {
    expect(codeOf(() => decodeMessage(Uint8Array.from(bytes)))).toBe('bad-argument')
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('refuses every message that is cut off', () => {
    const whole = encodeMessage({
      a: [1, 'two', Float32Array.of(3)],
      b: { c: null, d: 300, e: -70_000, f: 0.5 },
    })
    for (let length = 0; length < whole.length; length++) {
      expect(codeOf(() => decodeMessage(whole.subarray(0, length)))).toBe('bad-argument')
    }
  })

  it('reads what another MessagePack wrote', () => {
    const message = {
      list: Array.from({ length: 70_000 }, (_, i) => i - 35_000),
      text: 'y'.repeat(300),
      x: 1.5,
    }
    expect(decodeMessage(encode(message))).toStrictEqual(message)
  })
})

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice()
}
