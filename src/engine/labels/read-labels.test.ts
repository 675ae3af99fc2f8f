import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { CsvTable } from '../exports/csv-reader.ts'
import { matchLabels, readLabels } from './read-labels.ts'

const photos = ['a/one.jpg', 'a/two.jpg', 'b/three.png', 'loose.jpg']

function table(header: string[], rows: string[][]): CsvTable {
  return { separator: ',', header, rows }
}

describe('labels of photos', () => {
  it('finds photos by path, by file name and by stem, and counts what fits nothing', () => {
    const labels = matchLabels(
      table(
        ['photo', 'grade'],
        [
          ['a/one.jpg', 'mild'],
          ['two.jpg', 'severe'],
          ['three', 'mild'],
          ['nowhere.jpg', 'mild'],
        ],
      ),
      photos,
      'labels.csv',
    )
    expect(labels.columns).toHaveLength(1)
    expect(Object.fromEntries(labels.columns[0].byPhoto)).toEqual({
      'a/one.jpg': 'mild',
      'a/two.jpg': 'severe',
      'b/three.png': 'mild',
    })
    expect(labels.notes).toEqual({ rows: 1, photos: 1, naming: [], contradicted: 0 })
  })

  it("gives a person's label to all photos that begin with the person's number", () => {
    const labels = matchLabels(
      table(['face_id', 'age'], [['001', '24']]),
      ['001_neutral.jpg', '001_smiling.jpg', '0012.jpg'],
      'x.csv',
    )
    expect([...labels.columns[0].byPhoto.keys()]).toEqual(['001_neutral.jpg', '001_smiling.jpg'])
  })

  it('takes a column named like a file for the photo wherever it stands, else the first', () => {
    const named = matchLabels(table(['age', 'File'], [['30', 'loose.jpg']]), photos, 'x.csv')
    expect(named.columns.map(({ name }) => name)).toEqual(['age'])
    const first = matchLabels(table(['which', 'age'], [['loose.jpg', '30']]), photos, 'x.csv')
    expect(first.columns.map(({ name }) => name)).toEqual(['age'])
  })

  it('leaves photos with an empty cell without that label', () => {
    const labels = matchLabels(table(['photo', 'a', 'b'], [['loose.jpg', ' ', 'x']]), photos, 'x.csv')
    expect(labels.columns.map(({ name }) => name)).toEqual(['b'])
  })

  it('says so when no row fits a photo', () => {
    expect(() => matchLabels(table(['photo', 'a'], [['nothing.jpg', 'x']]), photos, 'x.csv')).toThrow(
      /no label for any photo/,
    )
  })

  it('takes the parent folder as label on request', async () => {
    const labels = await readLabels('folder', photos)
    expect(Object.fromEntries(labels.columns[0].byPhoto)).toEqual({
      'a/one.jpg': 'a',
      'a/two.jpg': 'a',
      'b/three.png': 'b',
    })
    expect(labels.notes.photos).toBe(1)
  })

  it('says so when no photo lies in a folder', async () => {
    await expect(readLabels('folder', ['loose.jpg'])).rejects.toMatchObject({ code: 'bad-argument' })
  })

  it('says which file cannot be read', async () => {
    await expect(readLabels('/nowhere/labels.csv', photos)).rejects.toMatchObject({ code: 'io' })
  })
})

/** Three rows of one label column, and a column of a number for each photo. */
function three(values: string[]): CsvTable {
  return table(
    ['photo', 'x', 'y'],
    values.map((value, i) => [photos[i], value, i === 0 ? 'a' : 'b']),
  )
}

describe('a column that is different for every photo', () => {
  it.each([
    ['numbers', ['1', '2', '3']],
    ['names', ['Ada', 'Ben', 'Cem']],
  ])('is no label, and that is said: %s', (_, values) => {
    const { columns, notes } = matchLabels(three(values), photos, 'x.csv')
    expect(columns.map(({ name }) => name)).toEqual(['y'])
    expect(notes.naming).toEqual(['x'])
  })

  it('is one when it was measured, or when two photos share a value', () => {
    for (const values of [
      ['2.5', '3', '2.883333'],
      ['1', '2', '2'],
    ])
      expect(matchLabels(three(values), photos, 'x.csv').notes.naming).toEqual([])
  })
})

describe('names in label files as people write them', () => {
  const labelOf = (name: string, of: readonly string[] = photos): string[] => [
    ...matchLabels(table(['photo', 'a'], [[name, 'x']]), of, 'x.csv').columns[0].byPhoto.keys(),
  ]

  it.each([
    ['with other capitals', 'A/One.JPG', 'a/one.jpg'],
    ['with another ending', 'three.jpeg', 'b/three.png'],
    ['from another computer', 'C:\\Users\\me\\TWO.jpg', 'a/two.jpg'],
    ['with a space around', ' loose.jpg ', 'loose.jpg'],
  ])('find their photo: %s', (_, name, photo) => expect(labelOf(name)).toEqual([photo]))

  it('find their photo however accents are written', () => {
    expect(labelOf('Zoe\u0308.jpg', ['zo\u00eb.jpg', 'zoe.jpg'])).toEqual(['zo\u00eb.jpg'])
  })

  it('that differ in capitals alone are two photos', () => {
    expect(labelOf('A.jpg', ['a.jpg', 'A.jpg'])).toEqual(['A.jpg'])
  })
})

describe('several rows for one photo', () => {
  const read = (...rows: string[][]) => matchLabels(table(['photo', 'a'], rows), photos, 'x.csv')

  it('count by the last of them, and that they differ is said', () => {
    const { columns, notes } = read(
      ['loose.jpg', 'x'],
      ['loose.jpg', 'y'],
      ['two.jpg', 'x'],
      ['two.jpg', 'x'],
    )
    expect(columns[0].byPhoto.get('loose.jpg')).toBe('y')
    expect(notes.contradicted).toBe(1)
  })

  it('count by the one that names it best', () => {
    const { columns, notes } = read(['a/two.jpg', 'x'], ['two', 'y'])
    expect(columns[0].byPhoto.get('a/two.jpg')).toBe('x')
    expect(notes.contradicted).toBe(0)
  })
})

describe('a label file that is none', () => {
  const written = (bytes: Uint8Array | string): string => {
    const file = join(temporaryFolder(), 'labels.csv')
    writeFileSync(file, bytes)
    return file
  }

  it.each([
    ['a picture', Uint8Array.from([0xff, 0xd8, 0, 0, 10, 44, 10]), /not text/],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), /workbook/],
    ['nothing', '', /no header/],
    ['too long a row', 'photo,a\nloose.jpg,1,2\n', /Line 2 has 3 cells/],
  ])('is refused by its name: %s', async (_, bytes, reason) => {
    const file = written(bytes)
    const refused = expect(readLabels(file, photos)).rejects
    await refused.toMatchObject({ code: 'bad-argument', hint: expect.stringContaining('CSV') as string })
    await expect(readLabels(file, photos)).rejects.toThrow(reason)
    await expect(readLabels(file, photos)).rejects.toThrow(file)
  })

  it('is read with a mark, semicolons, line breaks in quotes, or as a data frame saves it', async () => {
    const rows = ['photo;note', 'loose.jpg;"two\r\nlines"', 'one.jpg;x', ''].join('\r\n')
    const spread = await readLabels(written(`\uFEFF${rows}`), photos)
    expect(spread.columns[0].byPhoto.get('loose.jpg')).toBe('two\r\nlines')
    const frame = await readLabels(written(',photo,a\n0,loose.jpg,x\n1,one.jpg,y\n2,two.jpg,y\n'), photos)
    expect(frame.notes.naming).toEqual(['column 1'])
  })
})
