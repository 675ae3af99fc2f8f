/**
 * The header of a NumPy array file, formats 1.0, 2.0 and 3.0 (NumPy Enhancement Proposal 1; numpy.lib.format):
 *
 *   \x93NUMPY, major, minor, length of the dictionary (2 bytes, from 2.0 on 4; little-endian), the dictionary as a Python
 *   literal with the keys descr, fortran_order and shape, spaces and a line end up to a multiple of 64 bytes, the values
 *
 * Deviation: only arrays of plain numbers are known. Objects (pickles, which may run programs), structures, text, complex
 * numbers and times are refused by name.
 */
import { CheekboneError } from '../../shared/errors.ts'
import { numberTypes, type NumberType } from './number-types.ts'

export interface NpyHeader {
  type: NumberType
  bigEndian: boolean
  /** The first index is the one that runs fastest. */
  fortran: boolean
  shape: readonly number[]
  /** Where the values begin. */
  dataOffset: number
}

/** Magic, version and the longest length of a dictionary's length. */
export const prefixBytes = 12

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
/** Far beyond what an array of numbers needs. */
const longestDictionary = 1 << 20

/**
 * Where the dictionary stands.
 * @param start the first `prefixBytes` bytes of the file, fewer when it is shorter
 * @throws CheekboneError `bad-argument` for what is no .npy file or a later format
 */
export function locateDictionary(start: Uint8Array, file: string): { from: number; to: number } {
  if (!magic.every((byte, at) => start[at] === byte))
    throw unreadable(file, 'is not a .npy file: it does not begin as one')
  const [major, minor] = [start[6], start[7]]
  if (![1, 2, 3].includes(major) || minor !== 0)
    throw unreadable(file, `is of .npy format ${major}.${minor}; 1.0, 2.0 and 3.0 can be read`)
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength)
  const from = major === 1 ? 10 : 12
  if (start.length < from) throw unreadable(file, 'ends within its header')
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > longestDictionary)
    throw unreadable(file, `has a header of ${length} bytes, which no array needs`)
  return { from, to: from + length }
}

/** @throws CheekboneError `bad-argument` for values that are no plain numbers, and for a damaged dictionary */
export function parseDictionary(text: string, dataOffset: number, file: string): NpyHeader {
  const descr = /'descr'\s*:\s*(?:'([^']*)'|(\[))/.exec(text)
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)
  const shape = /'shape'\s*:\s*\(([\d\sL,]*)\)/.exec(text)
  if (!descr || !order || !shape) throw unreadable(file, 'has a damaged header')
  if (descr[2]) throw unreadable(file, 'holds structures with named fields, not plain numbers')
  return {
    ...parseType(descr[1], file),
    fortran: order[1] === 'True',
    shape: (shape[1].match(/\d+/g) ?? []).map(Number),
    dataOffset,
  }
}

function parseType(descr: string, file: string): Pick<NpyHeader, 'type' | 'bigEndian'> {
  const [order, name] = [descr.slice(0, 1), descr.slice(1)]
  if (name.startsWith('O')) throw unreadable(file, 'holds Python objects, which are never loaded')
  const type = Object.keys(numberTypes).find((known): known is NumberType => known === name)
  if (!type || !['<', '>', '|', '='].includes(order))
    throw unreadable(file, `holds values of type "${descr}", not plain numbers`)
  return { type, bigEndian: order === '>' }
}

/** In format 1.0, which every reader knows; the values begin at a multiple of 64 bytes. */
export function encodeHeader(type: NumberType, shape: readonly number[]): Uint8Array {
  const order = numberTypes[type].bytes === 1 ? '|' : '<'
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const dictionary = `{'descr': '${order}${type}', 'fortran_order': False, 'shape': (${sizes}), }`
  const total = Math.ceil((10 + dictionary.length + 1) / 64) * 64
  const bytes = new Uint8Array(total).fill(0x20)
  bytes.set([...magic, 1, 0])
  new DataView(bytes.buffer).setUint16(8, total - 10, true)
  bytes.set(new TextEncoder().encode(dictionary), 10)
  bytes[total - 1] = 0x0a
  return bytes
}

export function unreadable(file: string, why: string): CheekboneError {
  return new CheekboneError('bad-argument', `${file} ${why}.`, {
    hint: 'Write it again from NumPy: numpy.save(file, array.astype("float32"))',
  })
}
