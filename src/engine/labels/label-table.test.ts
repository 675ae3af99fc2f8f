import { expect, test } from 'vitest'
import { parseLabels } from './label-table.ts'

test('a list of names and values with a space between has no header', () => {
  expect(parseLabels('CF437.jpg 2.883333\nAM1384.jpg 2.466667\n')).toMatchObject({
    header: ['photo', 'label'],
    rows: [
      ['CF437.jpg', '2.883333'],
      ['AM1384.jpg', '2.466667'],
    ],
  })
})

test('names with spaces are whole names', () => {
  expect(parseLabels('my photo.JPG 3\nother.png 4').rows).toEqual([
    ['my photo.JPG', '3'],
    ['other.png', '4'],
  ])
})

test('columns with a comma, semicolon or tab between need no header either', () => {
  for (const separator of [',', ';', '\t'])
    expect(parseLabels(`a.jpg${separator}mild\nb.jpg${separator}severe`)).toMatchObject({
      header: ['photo', 'label'],
      rows: [
        ['a.jpg', 'mild'],
        ['b.jpg', 'severe'],
      ],
    })
  expect(parseLabels('a.jpg,1,2').header).toEqual(['photo', 'label 1', 'label 2'])
})

test('a header stays one, with commas or with spaces', () => {
  expect(parseLabels('photo,age\na.jpg,30')).toMatchObject({
    header: ['photo', 'age'],
    rows: [['a.jpg', '30']],
  })
  expect(parseLabels('Filename Rating\na.jpg 30').header).toEqual(['Filename', 'Rating'])
})

test('one column of sentences is left as it is', () => {
  expect(parseLabels('note\nnothing to see\n').header).toEqual(['note'])
})
