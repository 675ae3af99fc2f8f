import { expect, it } from 'vitest'
import { groupMoved } from './moved-groups.ts'

it('groups patches by the way they went, the largest group first', () => {
  const moved = [
    { patch: 4, photo: 'a', first: 0, second: 1 },
    { patch: 5, photo: 'a', first: 0, second: 2 },
    { patch: 6, photo: 'b', first: 0, second: 2 },
  ]
  expect(groupMoved(moved)).toEqual([
    { first: 0, second: 2, patches: [5, 6] },
    { first: 0, second: 1, patches: [4] },
  ])
})
