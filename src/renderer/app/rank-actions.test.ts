import { describe, expect, it } from 'vitest'
import { rankActions } from './rank-actions.ts'

const actions = [
  { title: 'Reopen the last library', keywords: '' },
  { title: 'Show a photo folder', keywords: 'open' },
  { title: 'Export, then open the table', keywords: '' },
  { title: 'Open a photo folder…', keywords: '' },
]
const found = (typed: string): string[] => rankActions(actions, typed).map(({ title }) => title)

describe('rankActions', () => {
  it('puts the beginning of a title before the beginning of a word, then the middle of one, then keywords', () => {
    expect(found('OPEN')).toEqual([
      'Open a photo folder…',
      'Export, then open the table',
      'Reopen the last library',
      'Show a photo folder',
    ])
  })

  it('wants every word, in any order', () => {
    expect(found('folder open')).toEqual(['Open a photo folder…', 'Show a photo folder'])
    expect(found('folder nowhere')).toEqual([])
  })

  it('keeps everything in its order when nothing was typed', () => {
    expect(found('  ')).toEqual(actions.map(({ title }) => title))
  })
})
