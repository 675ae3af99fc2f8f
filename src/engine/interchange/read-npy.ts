/** Reads arrays of numbers from .npy files: whole, or rows as they are needed, so that a file may be larger than the memory. */
import { open, type FileHandle } from 'node:fs/promises'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import { locateDictionary, parseDictionary, prefixBytes, unreadable, type NpyHeader } from './npy-header.ts'
import { exactNumber, numberTypes } from './number-types.ts'

/** An array of one dimension is one column. */
export interface NpyRows {
  readonly rows: number
  readonly cols: number
  /** As the file has it. */
  readonly shape: readonly number[]
  /** Rows from `from` up to before `to`, in single precision. Whole numbers beyond 2^24 are rounded, as in NumPy. */
  readonly read: (from: number, to: number) => Promise<Matrix /* [to - from, cols] */>
  /** The same in double precision, in which numbers of every type but 64-bit ones beyond 2^53 are exact. */
  readonly readExactly: (from: number, to: number) => Promise<Float64Array>
}

type Values = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** Some megabytes at a time. */
const bytesPerPiece = 16 << 20
/** What one matrix may hold: one typed array of 4-byte numbers. */
const mostValues = 2 ** 31

/**
 * Opens the file while `work` lasts. Its size is checked before any value is read.
 * @throws CheekboneError `io` when it cannot be read, `bad-argument` for what is not one or two dimensions of numbers
 */
export async function withNpy<T>(file: string, work: (array: NpyRows) => Promise<T>): Promise<T> {
  const handle = await openFile(file)
  try {
    const header = await readHeader(handle, file)
    const { shape } = header
    if (shape.length !== 1 && shape.length !== 2)
      throw unreadable(file, `holds an array of ${shape.length} dimensions; one or two can be taken`)
    const [rows, cols = 1] = shape
    const read = <V extends Values>(from: number, into: V): Promise<V> =>
      readRows(handle, { header, rows, cols, file }, from, into)
    return await work({
      rows,
      cols,
      shape,
      read: async (from, to) =>
        matrix(to - from, cols, await read(from, new Float32Array((to - from) * cols))),
      readExactly: (from, to) => read(from, new Float64Array((to - from) * cols)),
    })
  } finally {
    await handle.close()
  }
}

/**
 * A matrix in memory.
 * @throws CheekboneError as `withNpy`, `bad-argument` for one dimension, `too-large`, `cancelled`
 */
export function readNpyMatrix(file: string, { signal }: { signal?: StopSignal } = {}): Promise<Matrix> {
  return withNpy(file, async ({ rows, cols, shape, read }) => {
    requireMatrixShape(file, shape)
    if (rows * cols > mostValues)
      throw new CheekboneError(
        'too-large',
        `${file} has ${rows} x ${cols} values, more than one matrix can hold.`,
        {
          hint: 'Take fewer rows or columns; topics (lda) can be found in files of any size.',
        },
      )
    const whole = matrix(rows, cols)
    const step = Math.max(1, Math.floor(bytesPerPiece / (4 * Math.max(1, cols))))
    for (let from = 0; from < rows; from += step) {
      throwIfAborted(signal)
      const piece = await read(from, Math.min(rows, from + step))
      whole.data.set(piece.data, from * cols)
    }
    return whole
  })
}

/** @throws CheekboneError `bad-argument` for an array that has not two dimensions */
export function requireMatrixShape(file: string, shape: readonly number[]): void {
  if (shape.length === 2) return
  throw new CheekboneError(
    'bad-argument',
    `${file} has ${shape.length} dimension; features need rows and columns.`,
    {
      hint: 'Save an array of two dimensions, a row for each patch: array.reshape(rows, columns)',
    },
  )
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file)
  } catch (cause) {
    throw new CheekboneError('io', `The file ${file} cannot be read.`, {
      cause,
      hint: 'Check its path and that you may read it.',
    })
  }
}

async function readHeader(handle: FileHandle, file: string): Promise<NpyHeader> {
  const start = await readBytes(handle, 0, prefixBytes)
  const { from, to } = locateDictionary(start, file)
  const dictionary = await readBytes(handle, from, to - from)
  if (dictionary.length < to - from) throw unreadable(file, 'ends within its header')
  const header = parseDictionary(new TextDecoder().decode(dictionary), to, file)
  const values = header.shape.reduce((product, size) => product * size, 1)
  const wanted = values * numberTypes[header.type].bytes
  const { size } = await handle.stat()
  if (!Number.isSafeInteger(wanted) || size - to < wanted)
    throw unreadable(
      file,
      `is cut off: its header speaks of ${header.shape.join(' x ')} values, ${wanted} bytes, and ${size - to} follow`,
    )
  return header
}

function readBytes(handle: FileHandle, from: number, count: number): Promise<Uint8Array> {
  return fill(handle, from, new Uint8Array(count))
}

/** Less than `bytes` when the file ends before. */
async function fill(handle: FileHandle, from: number, bytes: Uint8Array): Promise<Uint8Array> {
  let got = 0
  while (got < bytes.length) {
    const { bytesRead } = await handle.read(bytes, got, bytes.length - got, from + got)
    if (bytesRead === 0) break
    got += bytesRead
  }
  return bytes.subarray(0, got)
}

interface Place {
  header: NpyHeader
  rows: number
  cols: number
  file: string
}

/** Fills `into` with rows from `from` on. */
async function readRows<V extends Values>(
  handle: FileHandle,
  { header, rows, cols, file }: Place,
  from: number,
  into: V,
): Promise<V> {
  const { bytes } = numberTypes[header.type]
  const count = cols === 0 ? 0 : into.length / cols
  if (from < 0 || from + count > rows) throw new RangeError(`Rows ${from} to ${from + count} of ${rows}.`)
  if (!header.fortran || cols === 1) {
    const at = header.dataOffset + from * cols * bytes
    if (header.type === 'f4' && !header.bigEndian && into instanceof Float32Array) {
      await fill(handle, at, new Uint8Array(into.buffer))
      return into
    }
    const read = await readBytes(handle, at, into.length * bytes)
    decode(read, { header, file }, (index, value) => (into[index] = value))
    return into
  }
  for (let j = 0; j < cols; j++) {
    const at = header.dataOffset + (j * rows + from) * bytes
    const column = await readBytes(handle, at, count * bytes)
    decode(column, { header, file }, (index, value) => (into[index * cols + j] = value))
  }
  return into
}

function decode(
  bytes: Uint8Array,
  { header, file }: Pick<Place, 'header' | 'file'>,
  take: (index: number, value: number) => void,
): void {
  const { bytes: size, read } = numberTypes[header.type]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = !header.bigEndian
  for (let index = 0; index * size < bytes.length; index++) {
    const value = exactNumber(read(view, index * size, little))
    if (value === undefined)
      throw unreadable(file, 'holds whole numbers beyond 2^53, which would lose their last digits')
    take(index, value)
  }
}
