/**
 * Reads what people call CSV: RFC 4180, and beyond it a byte order mark, UTF-16 with a mark, any of the three line ends,
 * `;` or tab in place of the comma (spreadsheets of many countries write those), blank lines, and rows that are short.
 */
import { CheekboneError, type ErrorDetails } from '../../shared/errors.ts'

export type CsvSeparator = ',' | ';' | '\t'

export interface CsvTable {
  separator: CsvSeparator
  header: string[]
  /** Each as long as the header. Cells stand as they are in the file: no trimming, no numbers. */
  rows: string[][]
}

interface CsvRecord {
  cells: string[]
  /** Line on which the record begins, from 1. */
  line: number
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8, so it comes from a program of the Windows code pages; every byte has a meaning in the western one.
    return new TextDecoder(isChinese(bytes) ? 'gb18030' : 'windows-1252').decode(bytes)
  }
}

/**
 * Whether bytes beyond ASCII are those of GB 2312, as spreadsheets save CSV in China: all in pairs from A1 to FE, and two signs or
 * more in a row somewhere. Words of western languages have no four accented letters in a row.
 */
function isChinese(bytes: Uint8Array): boolean {
  let run = 0
  let longest = 0
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] >= 0x80) {
      if (bytes[i] < 0xa1 || bytes[i] === 0xff) return false
      run++
      continue
    }
    if (run % 2 === 1) return false
    longest = Math.max(longest, run)
    run = 0
  }
  return longest >= 4
}

/** The separator that the first line uses most, outside quotes. */
function detectSeparator(text: string): CsvSeparator {
  const counts: Record<CsvSeparator, number> = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' || character === '\r') break
    else if (character === ',' || character === ';' || character === '\t') counts[character] += 1
  }
  if (counts['\t'] > counts[','] && counts['\t'] >= counts[';']) return '\t'
  return counts[';'] > counts[','] ? ';' : ','
}

function* records(text: string, separator: CsvSeparator): Generator<CsvRecord> {
  const bareEnd = new RegExp(`[${separator}\\r\\n]`, 'g')
  let position = 0
  let line = 1
  let record: CsvRecord = { cells: [], line }
  while (position < text.length) {
    let cell = ''
    if (text[position] === '"') {
      const opened = line
      let close = text.indexOf('"', position + 1)
      let from = position + 1
      while (close >= 0 && text[close + 1] === '"') {
        cell += text.slice(from, close + 1)
        from = close + 2
        close = text.indexOf('"', from)
      }
      if (close < 0)
        throw malformed(`The quote that opens on line ${opened} is never closed.`, {
          reason: 'csvQuoteOpen',
          values: { line: opened },
        })
      cell += text.slice(from, close)
      line += lineEnds(cell)
      position = close + 1
    }
    bareEnd.lastIndex = position
    const end = bareEnd.exec(text)?.index ?? text.length
    record.cells.push(cell + text.slice(position, end))
    position = end + 1
    if (text[end] === separator) {
      // A separator at the very end of the text still begins one more, empty, cell.
      if (position === text.length) record.cells.push('')
      continue
    }
    if (text[end] === '\r' && text[position] === '\n') position += 1
    yield record
    line += 1
    record = { cells: [], line }
  }
  if (record.cells.length > 0) yield record
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function malformed(sentence: string, said: Pick<ErrorDetails, 'reason' | 'values'>): CheekboneError {
  return new CheekboneError('bad-argument', sentence, {
    ...said,
    hint: 'Save the table again as CSV (UTF-8) from a spreadsheet.',
  })
}

/**
 * The table in `content`. Bytes are decoded as UTF-8, as UTF-16 when they begin with its mark, as GB 18030 when they look like Chinese,
 * otherwise as Windows-1252.
 * Throws `bad-argument` for a file without a header, an unclosed quote, or a row that is longer than the header.
 */
export function parseCsv(content: string | Uint8Array): CsvTable {
  const text = (typeof content === 'string' ? content : decode(content)).replace(/^\uFEFF/, '')
  const separator = detectSeparator(text)
  const filled = [...records(text, separator)].filter(({ cells }) => cells.length > 1 || cells[0] !== '')
  const [head, ...body] = filled
  if (head === undefined)
    throw malformed('The table is empty: it has no header line.', { reason: 'csvEmpty', values: {} })
  const header = head.cells
  const rows = body.map(({ cells, line }) => {
    if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== '')) {
      throw malformed(`Line ${line} has ${cells.length} cells, but the header has ${header.length}.`, {
        reason: 'csvRowTooLong',
        values: { line, cells: cells.length, columns: header.length },
      })
    }
    return header.map((_, column) => cells[column] ?? '')
  })
  return { separator, header, rows }
}
