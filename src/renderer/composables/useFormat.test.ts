import { expect, it } from 'vitest'
import { splitDuration } from './useFormat.ts'

it.each([
  [0, ['0 seconds']],
  [0.4, ['0 seconds']],
  [59.6, ['1 minutes']],
  [125, ['2 minutes', '5 seconds']],
  [3600, ['1 hours']],
  [3661, ['1 hours', '1 minutes']],
  [-5, ['0 seconds']],
])('%d seconds are told in two units at most', (seconds, told) =>
  expect(splitDuration(seconds).map(({ unit, amount }) => `${amount} ${unit}`)).toEqual(told),
)
