/** What two fingers on the map say: how it moves along with them and how much closer it comes. */

export interface Finger {
  x: number
  y: number
}

export interface TwoFingerMove {
  byX: number
  byY: number
  factor: number
  /** Between the fingers, where what is seen stays under them. */
  middle: Finger
}

/** Fingers that lie closer than this say nothing about a distance. */
const leastApartPx = 12

export function twoFingerMove(
  before: readonly [Finger, Finger],
  now: readonly [Finger, Finger],
): TwoFingerMove {
  const [from, to] = [middleOf(before), middleOf(now)]
  const apart = (fingers: readonly [Finger, Finger]): number =>
    Math.max(leastApartPx, Math.hypot(fingers[0].x - fingers[1].x, fingers[0].y - fingers[1].y))
  return { byX: to.x - from.x, byY: to.y - from.y, factor: apart(now) / apart(before), middle: to }
}

function middleOf([a, b]: readonly [Finger, Finger]): Finger {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

export interface TwoFingers {
  /** True when the pointer belongs to two fingers, and to nothing else. */
  down: (pointer: number, at: Finger) => boolean
  /** Null when it belongs to no pair. */
  move: (pointer: number, at: Finger) => TwoFingerMove | null
  /** True when it was one of a pair, or what is left of one. */
  up: (pointer: number) => boolean
}

/** Follows touches. After a pair, a finger that stays does nothing until it is lifted: it was not meant as a drag. */
export function createTwoFingers(): TwoFingers {
  const fingers = new Map<number, Finger>()
  let paired = false

  return {
    down: (pointer, at) => {
      fingers.set(pointer, at)
      paired ||= fingers.size >= 2
      return paired
    },
    move: (pointer, at) => {
      const known = fingers.get(pointer)
      if (!known) return null
      const before = [...fingers.values()]
      fingers.set(pointer, at)
      const now = [...fingers.values()]
      if (!paired || now.length < 2) return null
      return twoFingerMove([before[0], before[1]], [now[0], now[1]])
    },
    up: (pointer) => {
      const was = paired
      fingers.delete(pointer)
      if (fingers.size === 0) paired = false
      return was
    },
  }
}
