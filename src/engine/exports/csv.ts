/**
 * Comma separated values as RFC 4180 has them: CRLF after every row, quotes around what needs them, UTF-8 without a byte
 * order mark. Text is guarded against being run as a formula (formula-guard.ts).
 */
import { setImmediate } from 'node:timers/promises'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import type { StopSignal } from '../../shared/progress.ts'
import { guardText } from './formula-guard.ts'
import { writeTextFile } from './text-file.ts'

/** `null`, `undefined` and numbers that are not finite become an empty cell: a missing value, not a word for it. */
export type CsvCell = string | number | boolean | null | undefined

const chunkRows = 512

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  return typeof cell === 'boolean' ? String(cell) : guardText(cell)
}

/** One row with its line end. */
export function csvRow(cells: readonly CsvCell[]): string {
  const quoted = cells.map((cell) => {
    const text = cellText(cell)
    return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  // A row of one empty cell would otherwise be an empty line, which readers skip.
  return (quoted.length === 1 && quoted[0] === '' ? '""' : quoted.join(',')) + '\r\n'
}

type Rows = Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>

async function* csvChunks(header: readonly string[], rows: Rows, signal?: StopSignal) {
  let chunk = csvRow(header)
  let count = 0
  for await (const row of rows) {
    if (row.length !== header.length) {
      throw new CheekboneError(
        'internal',
        `Row ${count + 1} of a CSV has ${row.length} cells, its header ${header.length}.`,
      )
    }
    chunk += csvRow(row)
    count += 1
    if (count % chunkRows === 0) {
      throwIfAborted(signal)
      yield chunk
      chunk = ''
    }
  }
  yield chunk
}

/** Writes the file row by row, holding only a few hundred rows at a time. Throws `io` when it cannot be written. */
export async function writeCsv(
  file: string,
  header: readonly string[],
  rows: Rows,
  options: { signal?: StopSignal } = {},
): Promise<void> {
  await writeTextFile(file, csvChunks(header, rows, options.signal))
}

/** The whole file in memory, for those who put it somewhere else. Others get their turn every few hundred rows. */
export async function csvBytes(header: readonly string[], rows: Rows): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of csvChunks(header, rows)) {
    const bytes = encoder.encode(chunk)
    chunks.push(bytes)
    length += bytes.length
    await setImmediate()
  }
  const whole = new Uint8Array(length)
  let end = 0
  for (const bytes of chunks) {
    whole.set(bytes, end)
    end += bytes.length
  }
  return whole
}
