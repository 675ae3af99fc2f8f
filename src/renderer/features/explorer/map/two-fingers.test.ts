import { expect, it } from 'vitest'
import { createTwoFingers, twoFingerMove } from './two-fingers.ts'

it('comes closer about the middle as fingers part, and moves along with them', () => {
  const move = twoFingerMove(
    [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ],
    [
      { x: 60, y: 110 },
      { x: 260, y: 110 },
    ],
  )
  expect(move).toEqual({ byX: 10, byY: 10, factor: 2, middle: { x: 160, y: 110 } })
})

it('does not leap when fingers touch each other', () => {
  const at = { x: 5, y: 5 }
  expect(twoFingerMove([at, at], [at, { x: 11, y: 5 }]).factor).toBe(1)
})

it('is about pairs: one finger drags as ever, and what stays of a pair does nothing', () => {
  const fingers = createTwoFingers()
  expect(fingers.down(1, { x: 0, y: 0 })).toBe(false)
  expect(fingers.move(1, { x: 5, y: 0 })).toBeNull()
  expect(fingers.down(2, { x: 105, y: 0 })).toBe(true)
  expect(fingers.move(2, { x: 205, y: 0 })).toMatchObject({ factor: 2, byX: 50 })
  expect(fingers.up(1)).toBe(true)
  expect(fingers.move(2, { x: 300, y: 0 })).toBeNull()
  expect(fingers.up(2)).toBe(true)
  expect(fingers.down(3, { x: 0, y: 0 })).toBe(false)
  expect(fingers.up(3)).toBe(false)
})
