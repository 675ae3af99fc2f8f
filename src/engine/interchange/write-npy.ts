/** Writes arrays of numbers as .npy files, format 1.0, little-endian, row-major. */
import { writeWholeFile } from '../exports/text-file.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { StopSignal } from '../../shared/progress.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import { encodeHeader } from './npy-header.ts'

export type NpyValues = Float32Array | Float64Array | Int32Array | Uint8Array

export interface NpyArray {
  values: NpyValues
  shape: readonly number[]
}

const bytesPerPiece = 4 << 20

/** @throws CheekboneError `io` when it cannot be written, `cancelled`; RangeError when values and shape do not agree */
export async function writeNpy(
  file: string,
  { values, shape }: NpyArray,
  { signal }: { signal?: StopSignal } = {},
): Promise<void> {
  checkShape({ values, shape })
  await writeWholeFile(file, pieces(values, shape, signal))
}

/** The same file in memory. RangeError when values and shape do not agree. */
export function npyBytes({ values, shape }: NpyArray): Uint8Array {
  checkShape({ values, shape })
  const header = encodeHeader(typeOf(values), shape)
  const file = new Uint8Array(header.length + values.byteLength)
  file.set(header)
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), header.length)
  return file
}

function checkShape({ values, shape }: NpyArray): void {
  const count = shape.reduce((product, size) => product * size, 1)
  if (count !== values.length)
    throw new RangeError(`An array of shape ${shape.join(' x ')} has ${count} values, not ${values.length}.`)
}

/**
 * Bytes [rows, ...] that come a row at a time, so that they need not all be in memory.
 * @param read fills a row of the size that the shape says
 */
export async function writeNpyBytes(
  file: string,
  { shape, read }: { shape: readonly [number, ...number[]]; read: (row: number, into: Uint8Array) => void },
  { signal }: { signal?: StopSignal } = {},
): Promise<void> {
  const [rows, ...sizes] = shape
  const rowBytes = sizes.reduce((product, size) => product * size, 1)
  function* bytes(): Generator<Uint8Array> {
    yield encodeHeader('u1', shape)
    for (let index = 0; index < rows; index++) {
      throwIfAborted(signal)
      const piece = new Uint8Array(rowBytes)
      read(index, piece)
      yield piece
    }
  }
  await writeWholeFile(file, bytes())
}

export function writeNpyMatrix(
  file: string,
  { data, rows, cols }: Matrix,
  options: { signal?: StopSignal } = {},
): Promise<void> {
  return writeNpy(file, { values: data, shape: [rows, cols] }, options)
}

function* pieces(values: NpyValues, shape: readonly number[], signal?: StopSignal): Generator<Uint8Array> {
  yield encodeHeader(typeOf(values), shape)
  for (let from = 0; from < values.byteLength; from += bytesPerPiece) {
    throwIfAborted(signal)
    const length = Math.min(bytesPerPiece, values.byteLength - from)
    yield new Uint8Array(values.buffer, values.byteOffset + from, length)
  }
}

function typeOf(values: NpyValues): 'f4' | 'f8' | 'i4' | 'u1' {
  if (values instanceof Float32Array) return 'f4'
  if (values instanceof Float64Array) return 'f8'
  return values instanceof Int32Array ? 'i4' : 'u1'
}
