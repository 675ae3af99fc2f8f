import { expect, it } from 'vitest'
import { toneWord } from './skin-words.ts'

it('names the tone class of an angle, an edge belonging to the darker class', () => {
  expect([60, 55, 41, 28, 10, 0, -30].map(toneWord)).toEqual([
    'veryLight',
    'light',
    'intermediate',
    'tan',
    'brown',
    'brown',
    'dark',
  ])
})
