import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCsv } from './csv-reader.ts'
import { csvRow, writeCsv } from './csv.ts'
import { guardText, unguardText } from './formula-guard.ts'

const hostileNames = [
  '=HYPERLINK("http://a.example","x").jpg',
  '+1+1.jpg',
  '-2-3',
  '@SUM(A1)',
  '\t=1',
  '\r\n=1',
  "'=already guarded",
  "''-twice",
  "'plain apostrophe",
  '\uFF1D1+1',
  'a "quoted", name;\nwith a line\r\nor two.jpg',
  '中文 名字.jpg',
  ' leading and trailing ',
  '-12.5',
  '',
]

describe('csvRow', () => {
  it('quotes separators, quotes and line breaks, and ends with CRLF', () => {
    expect(csvRow(['a', 'b,c', 'd"e', 'f\ng'])).toBe('a,"b,c","d""e","f\ng"\r\n')
  })

  it('puts an apostrophe before text that a spreadsheet would run', () => {
    expect(csvRow(['=1+1', '+x', '-x', '@x'])).toBe("'=1+1,'+x,'-x,'@x\r\n")
    expect(csvRow(['\t=1'])).toBe(`"'\t=1"\r\n`)
    expect(csvRow(['\r=1'])).toBe(`"'\r=1"\r\n`)
  })

  it('leaves numbers bare, also negative ones and those that arrive as text', () => {
    expect(csvRow([-12.5, '-12.5', '+3', 1e-7, '-1e-7'])).toBe('-12.5,-12.5,+3,1e-7,-1e-7\r\n')
  })

  it('quotes text with space at an end, which readers trim', () => {
    expect(csvRow([' a', 'b ', 'c d'])).toBe('" a","b ",c d\r\n')
  })

  it('quotes a lone empty cell, since readers skip empty lines', () => {
    expect(csvRow([null])).toBe('""\r\n')
    expect(csvRow([null, null])).toBe(',\r\n')
  })

  it('writes what is missing or not finite as an empty cell', () => {
    expect(csvRow([null, undefined, Number.NaN, Infinity, 0, false])).toBe(',,,,0,false\r\n')
  })
})

describe('formula guard', () => {
  it('can be taken back for every text', () => {
    for (const name of hostileNames) expect(unguardText(guardText(name))).toBe(name)
  })
})

describe('writeCsv', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cheekbone-csv-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('gives every hostile name back through the reader', async () => {
    const file = join(folder, 'table.csv')
    const rows = hostileNames.map((name, index) => [name, index])
    await writeCsv(file, ['photo', 'number'], rows)
    const table = parseCsv(await readFile(file))
    expect(table.header).toEqual(['photo', 'number'])
    expect(table.rows.map(([name]) => unguardText(name))).toEqual(hostileNames)
    expect(table.rows.map(([, number]) => number)).toEqual(hostileNames.map((_, index) => String(index)))
  })

  it('writes UTF-8 without a byte order mark and takes rows as they come', async () => {
    const file = join(folder, 'long.csv')
    async function* rows() {
      for (let row = 0; row < 1500; row += 1) {
        if (row % 500 === 0) await Promise.resolve()
        yield [`é${row}`]
      }
    }
    await writeCsv(file, ['name'], rows())
    const bytes = await readFile(file)
    expect([...bytes.subarray(0, 6)]).toEqual([...Buffer.from('name\r\n')])
    expect(bytes.toString('utf8').split('\r\n')).toHaveLength(1502)
    expect(bytes.toString('utf8')).toContain('\r\né1499\r\n')
  })

  it('keeps the file that stood there when the rows fail half way', async () => {
    const file = join(folder, 'kept.csv')
    await writeFile(file, 'before')
    function* rows() {
      yield ['1', '2']
      yield ['short']
    }
    await expect(writeCsv(file, ['a', 'b'], rows())).rejects.toThrow('Row 2')
    expect(await readFile(file, 'utf8')).toBe('before')
    expect(await readdir(folder)).toEqual(['kept.csv'])
  })

  it('says in a sentence that a file cannot be written', async () => {
    const failed = writeCsv(join(folder, 'no-such-folder', 'a.csv'), ['a'], [])
    await expect(failed).rejects.toMatchObject({ code: 'io' })
  })

  it('stops when asked to', async () => {
    const rows = Array.from({ length: 2000 }, () => ['x'])
    const stopped = writeCsv(join(folder, 'a.csv'), ['a'], rows, { signal: { aborted: true } })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readdir(folder)).toEqual([])
  })
})
