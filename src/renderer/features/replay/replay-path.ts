/** The way of points from moment to moment of a training, on a plane of its own that holds all of them. */
import type { TrainingReplay } from '../../../shared/contract/explore.ts'
import type { TrainingMoment } from '../../../shared/training-moment.ts'

export interface ReplayPath {
  rows: number
  moments: readonly TrainingMoment[]
  /** [rows, 2] at each moment: from -1 to 1 along the longer side, y up. */
  places: readonly Float32Array[]
}

/** Null while there is no moment. */
export function replayPath({ positions, moments }: TrainingReplay): ReplayPath | null {
  if (moments.length === 0 || positions.length === 0) return null
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of moments) {
    for (let i = 0; i < x.length; i++) {
      left = Math.min(left, x[i])
      right = Math.max(right, x[i])
      bottom = Math.min(bottom, y[i])
      top = Math.max(top, y[i])
    }
  }
  const half = Math.max(right - left, top - bottom) / 2 || 1
  const [centreX, centreY] = [(left + right) / 2, (bottom + top) / 2]
  return {
    rows: positions.length,
    moments,
    places: moments.map(({ x, y }) =>
      Float32Array.from({ length: 2 * x.length }, (_, q) =>
        q % 2 === 0 ? (x[q >> 1] - centreX) / half : (y[q >> 1] - centreY) / half,
      ),
    ),
  }
}

export function lastTime({ moments }: ReplayPath): number {
  return moments.length - 1
}

/** [rows, 2] at a time: 0 is the first moment, 1 the second, and between them points glide. */
export function placesAt({ places }: ReplayPath, time: number): Float32Array {
  const within = Math.min(places.length - 1, Math.max(0, time))
  const before = Math.floor(within)
  const from = places[before]
  if (within === before) return from
  const to = places[before + 1]
  const share = eased(within - before)
  return from.map((value, q) => value + share * (to[q] - value))
}

/** Slow at both ends, so that each moment can be seen. */
function eased(share: number): number {
  return share * share * (3 - 2 * share)
}

const secondsPerMoment = 0.9

/** Where a replay is after so many seconds. Where nothing may glide, a moment is shown until the next one's time has come. */
export function advance(path: ReplayPath, time: number, seconds: number): { time: number; ended: boolean } {
  const next = time + seconds / secondsPerMoment
  const last = lastTime(path)
  return { time: Math.min(last, next), ended: next >= last }
}

/** The moment that is nearest in time. */
export function momentAt({ moments }: ReplayPath, time: number): TrainingMoment {
  return moments[Math.min(moments.length - 1, Math.max(0, Math.round(time)))]
}

export interface Extent {
  width: number
  height: number
  padding: { top: number; right: number; bottom: number; left: number }
}

/** Pixels from the top left of a plane place: the plane's square in the middle of what the padding leaves. */
export function projectionOf({ width, height, padding }: Extent): {
  scale: number
  shiftX: number
  shiftY: number
} {
  const roomX = Math.max(1, width - padding.left - padding.right)
  const roomY = Math.max(1, height - padding.top - padding.bottom)
  return {
    scale: Math.min(roomX, roomY) / 2,
    shiftX: padding.left + roomX / 2,
    shiftY: padding.top + roomY / 2,
  }
}

/** The row whose dot is nearest to a pixel, within a reach; null for none. */
export function rowAt(
  places: Float32Array,
  extent: Extent,
  { x, y, reachPx }: { x: number; y: number; reachPx: number },
): number | null {
  const { scale, shiftX, shiftY } = projectionOf(extent)
  let [found, best]: [number | null, number] = [null, reachPx * reachPx]
  for (let row = 0; row < places.length / 2; row++) {
    const dx = shiftX + scale * places[2 * row] - x
    const dy = shiftY - scale * places[2 * row + 1] - y
    const distance = dx * dx + dy * dy
    if (distance > best) continue
    ;[found, best] = [row, distance]
  }
  return found
}
