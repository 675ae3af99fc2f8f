/**
 * Walks over the bytes of a MessagePack message before it is decoded (format: github.com/msgpack/msgpack, spec.md). A header of
 * five bytes can claim four thousand million items, and a decoder makes room for them before it looks; here every claim is
 * held against the bytes that are there, and depth and number of values against the limits.
 */
import { malformed, tooLarge, type MessageLimits } from './message-limits.ts'

interface Head {
  /** Bytes of length field and payload together. */
  skip: number
  /** Values that follow within this one: a list's items, a record's keys and values. */
  children: number
  kind: 'text' | 'list' | 'record' | 'other'
}

/** Throws `bad-argument` for bytes that are not one whole message, `too-large` for what is over the limits. */
export function scanMessage(bytes: Uint8Array, limits: MessageLimits): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // One entry a list or record that is open: how many values are still to come, and whether every other one is a key.
  const left = [1]
  const isRecord = [false]
  let at = 0
  let values = 0
  while (left.length > 0) {
    const top = left.length - 1
    if (left[top] === 0) {
      left.pop()
      isRecord.pop()
      continue
    }
    const isKey = isRecord[top] && left[top] % 2 === 0
    left[top]--
    if (++values > limits.maxValues) throw tooLarge(`more than ${limits.maxValues} values`)
    if (at >= view.byteLength) throw malformed('it ends too early')
    const head = readHead(view, at)
    if (isKey && head.kind !== 'text') throw malformed('a key is not text')
    at += 1 + head.skip
    if (head.kind === 'list' || head.kind === 'record') {
      if (left.length > limits.maxDepth) throw tooLarge(`more than ${limits.maxDepth} levels deep`)
      left.push(head.children)
      isRecord.push(head.kind === 'record')
    }
  }
  if (at !== view.byteLength) throw malformed('something follows its end')
}

function readHead(view: DataView, at: number): Head {
  const byte = view.getUint8(at)
  if (byte < 0x80 || byte >= 0xe0) return other(0)
  if (byte < 0x90) return record(0, byte - 0x80)
  if (byte < 0xa0) return list(0, byte - 0x90)
  if (byte < 0xc0) return text(byte - 0xa0)
  switch (byte) {
    case 0xc0: // nil, false, true
    case 0xc2:
    case 0xc3:
      return other(0)
    case 0xc7: // extension, length in 1, 2, 4 bytes
    case 0xc8:
    case 0xc9:
      return extension(2 ** (byte - 0xc7), lengthAfter(view, at, 2 ** (byte - 0xc7)))
    case 0xca: // float 32, float 64
    case 0xcb:
      return other(4 * (byte - 0xc9))
    case 0xcc: // whole numbers of 1, 2, 4, 8 bytes, without sign and with
    case 0xcd:
    case 0xce:
    case 0xcf:
      return other(2 ** (byte - 0xcc))
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3:
      return other(2 ** (byte - 0xd0))
    case 0xd4: // extension of 1, 2, 4, 8, 16 bytes
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return extension(0, 2 ** (byte - 0xd4))
    case 0xd9: // text, length in 1, 2, 4 bytes
    case 0xda:
    case 0xdb: {
      const width = 2 ** (byte - 0xd9)
      return text(width + lengthAfter(view, at, width))
    }
    case 0xdc: // list and record, length in 2, 4 bytes
    case 0xdd:
      return list(2 * (byte - 0xdb), lengthAfter(view, at, 2 * (byte - 0xdb)))
    case 0xde:
    case 0xdf:
      return record(2 * (byte - 0xdd), lengthAfter(view, at, 2 * (byte - 0xdd)))
    default:
      // 0xc1 is no type; bare bytes (0xc4 to 0xc6) are never sent, since they would be views of the whole message.
      throw malformed(`there is no type 0x${byte.toString(16)}`)
  }
}

function lengthAfter(view: DataView, at: number, width: number): number {
  if (at + 1 + width > view.byteLength) throw malformed('it ends too early')
  if (width === 1) return view.getUint8(at + 1)
  return width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1)
}

function other(skip: number): Head {
  return { skip, children: 0, kind: 'other' }
}

function text(skip: number): Head {
  return { skip, children: 0, kind: 'text' }
}

/** One byte more than its payload: the number of the extension. */
function extension(lengthWidth: number, length: number): Head {
  return other(lengthWidth + 1 + length)
}

function list(lengthWidth: number, length: number): Head {
  return { skip: lengthWidth, children: length, kind: 'list' }
}

function record(lengthWidth: number, length: number): Head {
  return { skip: lengthWidth, children: 2 * length, kind: 'record' }
}
