/**
 * Products of dense matrices on a device, for numeric code outside tensor programs. On the CPU a hundred times quicker than
 * plain JavaScript.
 *
 * Programs have fixed shapes, so the left matrix is taken in pieces of a few fixed numbers of rows, largest first: whatever
 * its number of rows, one pair of inner and outer sizes needs six programs at most, and no row is copied or padded.
 * The pieces depend on the shapes alone: the same operands give the same bytes on the same device and number of threads.
 */
import { createProgram, input, matmul, output, toOnnx, type MatmulOptions } from '../../graph/index.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { DeviceChoice } from './devices.ts'
import type { Executable } from './executable.ts'
import { openRuntime } from './open-runtime.ts'

/** One product at a time. A `RangeError` when the operands do not fit. */
export interface MatrixProduct {
  /** A B, [m, n], for A [m, k] and B [k, n]. */
  readonly times: (left: Matrix, right: Matrix) => Promise<Float32Array>
  /** A B^T, [m, n], for A [m, k] and B [n, k]. */
  readonly timesTransposed: (left: Matrix, right: Matrix) => Promise<Float32Array>
  /** A^T B, [m, n], for A [k, m] and B [k, n]. */
  readonly transposedTimes: (left: Matrix, right: Matrix) => Promise<Float32Array>
  /** Frees all programs; must come last. */
  readonly close: () => Promise<void>
}

export interface ProductPlace {
  device: DeviceChoice
  /** On the CPU; the machine's cores when absent. */
  threads?: number
}

const pieceRows = [1024, 256, 64, 16, 4, 1]
/** Of the programs in memory the one longest unused makes room for the next. */
const mostPrograms = 48

export async function openMatrixProduct(place: ProductPlace): Promise<MatrixProduct> {
  const runtime = await openRuntime(place)
  const programs = new Map<string, Executable>()

  async function programFor(a: Shape, b: Shape, options: MatmulOptions): Promise<Executable> {
    const key = JSON.stringify([a, b, options])
    const known = programs.get(key)
    const found = known ?? (await runtime.load(productProgram(a, b, options)))
    programs.delete(key)
    programs.set(key, found)
    const [[oldest, unused]] = programs
    if (programs.size > mostPrograms) {
      programs.delete(oldest)
      await unused.dispose()
    }
    return found
  }

  async function multiply(left: Matrix, right: Matrix, options: MatmulOptions): Promise<Float32Array> {
    const a: Shape = [left.rows, left.cols]
    const b: Shape = [right.rows, right.cols]
    const program = await programFor(a, b, options)
    const { c } = await program.run({ a: left.data, b: right.data })
    return c.data
  }

  async function byRows(left: Matrix, right: Matrix, options: MatmulOptions): Promise<Float32Array> {
    const columns = options.transposeB ? right.rows : right.cols
    const inner = options.transposeB ? right.cols : right.rows
    requireFit(left.cols, inner)
    if (left.rows === 0 || columns === 0 || inner === 0) return new Float32Array(left.rows * columns)
    const pieces = piecesOf(left.rows)
    if (pieces.length === 1) return multiply(left, right, options)
    const out = new Float32Array(left.rows * columns)
    for (const { from, rows } of pieces)
      out.set(await multiply(rowsOf(left, from, rows), right, options), from * columns)
    return out
  }

  async function transposedTimes(left: Matrix, right: Matrix): Promise<Float32Array> {
    requireFit(left.rows, right.rows)
    const out = new Float32Array(left.cols * right.cols)
    if (out.length === 0) return out
    for (const { from, rows } of piecesOf(left.rows)) {
      const part = await multiply(rowsOf(left, from, rows), rowsOf(right, from, rows), { transposeA: true })
      for (let q = 0; q < out.length; q++) out[q] += part[q]
    }
    return out
  }

  async function close(): Promise<void> {
    const held = [...programs.values()]
    programs.clear()
    await Promise.all(held.map((program) => program.dispose()))
  }

  return {
    times: (left, right) => byRows(left, right, {}),
    timesTransposed: (left, right) => byRows(left, right, { transposeB: true }),
    transposedTimes,
    close,
  }
}

/** Opens, hands over and closes, also after an error. */
export async function withMatrixProduct<T>(
  place: ProductPlace,
  work: (product: MatrixProduct) => Promise<T>,
): Promise<T> {
  const product = await openMatrixProduct(place)
  try {
    return await work(product)
  } finally {
    await product.close()
  }
}

type Shape = readonly [rows: number, cols: number]

function productProgram(a: Shape, b: Shape, options: MatmulOptions): Uint8Array {
  const program = createProgram('product')
  output(program, 'c', matmul(input(program, 'a', a), input(program, 'b', b), options))
  return toOnnx(program)
}

function requireFit(left: number, right: number): void {
  if (left !== right) throw new RangeError(`Matrices with inner sizes ${left} and ${right} have no product.`)
}

interface Piece {
  from: number
  rows: number
}

function piecesOf(count: number): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const rows of pieceRows) for (; count - from >= rows; from += rows) pieces.push({ from, rows })
  return pieces
}

function rowsOf({ data, cols }: Matrix, from: number, rows: number): Matrix {
  return { data: data.subarray(from * cols, (from + rows) * cols), rows, cols }
}
