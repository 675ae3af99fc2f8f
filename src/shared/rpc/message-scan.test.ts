import { describe, expect, it } from 'vitest'
import { defaultMessageLimits } from './message-limits.ts'
import { scanMessage } from './message-scan.ts'

function scan(bytes: number[], limits = defaultMessageLimits): void {
  scanMessage(Uint8Array.from(bytes), limits)
}

/** One of each type of the format, with the shortest payload. */
const oneOfEach: [string, number[]][] = [
  ['small numbers', [0x7f]],
  ['small numbers below zero', [0xe0]],
  ['nil', [0xc0]],
  ['false and true', [0x92, 0xc2, 0xc3]],
  ['floats', [0x92, 0xca, 0, 0, 0, 0, 0xcb, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['numbers without sign', [0x93, 0xcc, 0, 0xcd, 0, 0, 0xce, 0, 0, 0, 0]],
  ['numbers of 8 bytes', [0x92, 0xcf, ...Array<number>(8).fill(0), 0xd3, ...Array<number>(8).fill(0)]],
  ['numbers with sign', [0x93, 0xd0, 0, 0xd1, 0, 0, 0xd2, 0, 0, 0, 0]],
  ['texts', [0x94, 0xa1, 65, 0xd9, 1, 65, 0xda, 0, 1, 65, 0xdb, 0, 0, 0, 1, 65]],
  ['lists', [0x93, 0x90, 0xdc, 0, 1, 7, 0xdd, 0, 0, 0, 1, 7]],
  ['records', [0x93, 0x80, 0xde, 0, 1, 0xa1, 65, 7, 0xdf, 0, 0, 0, 1, 0xa1, 65, 7]],
  ['extensions', [0x93, 0xc7, 1, 0, 9, 0xc8, 0, 1, 0, 9, 0xc9, 0, 0, 0, 1, 0, 9]],
  ['extensions of 1, 2 and 4 bytes', [0x93, 0xd4, 0, 1, 0xd5, 0, 1, 2, 0xd6, 0, 1, 2, 3, 4]],
  [
    'extensions of 8 and 16 bytes',
    [0x92, 0xd7, ...Array<number>(9).fill(0), 0xd8, ...Array<number>(17).fill(0)],
  ],
]

describe('a look at a message before it is decoded', () => {
  it.each(oneOfEach)('knows the length of %s: not a byte less, not a byte more', (_, bytes) => {
    expect(() => scan(bytes)).not.toThrow()
    expect(() => scan([...bytes, 0])).toThrow('something follows its end')
    for (let length = 0; length < bytes.length; length++) {
      expect(() => scan(bytes.slice(0, length))).toThrow('could not be read')
    }
  })

  it('counts keys and values against the limit', () => {
    const record = [0x81, 0xa1, 65, 7]
    expect(() => scan(record, { ...defaultMessageLimits, maxValues: 3 })).not.toThrow()
    expect(() => scan(record, { ...defaultMessageLimits, maxValues: 2 })).toThrow('more than 2 values')
  })
})
