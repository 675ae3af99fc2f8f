import { describe, expect, it } from 'vitest'
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
    expect(labels.unmatched).toEqual({ rows: 1, photos: 1 })
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
    expect(labels.unmatched.photos).toBe(1)
  })

  it('says so when no photo lies in a folder', async () => {
    await expect(readLabels('folder', ['loose.jpg'])).rejects.toMatchObject({ code: 'bad-argument' })
  })

  it('says which file cannot be read', async () => {
    await expect(readLabels('/nowhere/labels.csv', photos)).rejects.toMatchObject({ code: 'io' })
  })
})
