import { describe, expect, it } from 'vitest'
import { parseCsv } from './csv-reader.ts'

describe('parseCsv', () => {
  it('reads quoted separators, doubled quotes and line breaks inside quotes', () => {
    const { rows } = parseCsv('photo,note\r\n"a, b.jpg","says ""hi""\r\nand goes on"\r\n')
    expect(rows).toEqual([['a, b.jpg', 'says "hi"\r\nand goes on']])
  })

  it.each([
    ['comma', 'a,b;c\n1,2\n', ',', ['a', 'b;c']],
    ['semicolon', 'a;b\n1;2\n', ';', ['a', 'b']],
    ['tab', 'a\tb\n1\t2\n', '\t', ['a', 'b']],
    ['separators inside quotes do not count', '"x;y;z",b\n1,2\n', ',', ['x;y;z', 'b']],
    ['one column has no separator', 'photo\n1\n', ',', ['photo']],
  ])('detects the separator from the header: %s', (_, text, separator, header) => {
    const table = parseCsv(text)
    expect(table.separator).toBe(separator)
    expect(table.header).toEqual(header)
  })

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('takes %s line ends, with or without one at the end', (_, end) => {
    const expected = [
      ['1', '2'],
      ['3', '4'],
    ]
    expect(parseCsv(['a,b', '1,2', '3,4'].join(end)).rows).toEqual(expected)
    expect(parseCsv(['a,b', '1,2', '3,4', ''].join(end)).rows).toEqual(expected)
  })

  it('ignores a byte order mark and blank lines', () => {
    const table = parseCsv('\uFEFFa,b\n\n1,2\n\n')
    expect(table.header).toEqual(['a', 'b'])
    expect(table.rows).toEqual([['1', '2']])
  })

  it('fills short rows and drops empty cells beyond the header', () => {
    expect(parseCsv('a,b,c\n1\n1,2,3,,\n1,2,').rows).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
      ['1', '2', ''],
    ])
  })

  it('keeps an empty quoted cell at the end of the text', () => {
    expect(parseCsv('a,b\n1,""').rows).toEqual([['1', '']])
    expect(parseCsv('a,b\n1,').rows).toEqual([['1', '']])
  })

  it('decodes UTF-16 with a mark, and Windows-1252 when the bytes are not UTF-8', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('name\té\n1\t2\n', 'utf16le')])
    expect(parseCsv(utf16).header).toEqual(['name', 'é'])
    expect(parseCsv(Buffer.from([0x6e, 0xe9, 0x0a, 0x31])).header).toEqual(['né'])
    expect(parseCsv(Buffer.from('né\n1')).header).toEqual(['né'])
  })

  it('decodes GB 18030 where bytes beyond ASCII come in Chinese pairs, and western words as before', () => {
    /* Python: '照片,肤色\na.jpg,浅'.encode('gb18030') */
    const chinese = Buffer.from('d5d5c6ac2cb7f4c9ab0a612e6a70672cc7b3', 'hex')
    expect(parseCsv(chinese)).toMatchObject({ header: ['照片', '肤色'], rows: [['a.jpg', '浅']] })
    /* Python: 'größe,süß\n1,2'.encode('cp1252') */
    const german = Buffer.from('6772f6df652c73fcdf0a312c32', 'hex')
    expect(parseCsv(german).header).toEqual(['größe', 'süß'])
  })

  it('names the line of a row that is too long, counting lines inside quotes', () => {
    expect(() => parseCsv('a,b\n"x\ny",2\n1,2,3\n')).toThrow('Line 4 has 3 cells, but the header has 2.')
  })

  it('names the line of a quote that is never closed', () => {
    expect(() => parseCsv('a,b\n1,2\n"open,3\n')).toThrow('line 3 is never closed')
  })

  it('refuses an empty table', () => {
    expect(() => parseCsv('')).toThrow('no header')
  })
})
