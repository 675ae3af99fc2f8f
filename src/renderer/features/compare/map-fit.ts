/** Points of a map in a box of the screen. */

export interface MapFit {
  scale: number
  offsetX: number
  offsetY: number
}

/**
 * The same scale for both directions, so that distances stay comparable; all points of all maps given lie within the margin.
 * @param maps of n points each, [n, 2]
 */
export function fitMaps(
  maps: readonly Float32Array[],
  box: { width: number; height: number; margin: number },
): MapFit {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const map of maps) {
    for (let i = 0; i < map.length; i += 2) {
      left = Math.min(left, map[i])
      right = Math.max(right, map[i])
      low = Math.min(low, map[i + 1])
      high = Math.max(high, map[i + 1])
    }
  }
  if (left > right) return { scale: 1, offsetX: box.width / 2, offsetY: box.height / 2 }
  const room = (side: number): number => Math.max(1, side - 2 * box.margin)
  const scale = Math.min(
    room(box.width) / Math.max(right - left, 1e-9),
    room(box.height) / Math.max(high - low, 1e-9),
  )
  return {
    scale,
    offsetX: box.width / 2 - (scale * (left + right)) / 2,
    offsetY: box.height / 2 - (scale * (low + high)) / 2,
  }
}

/** Index of the point nearest to a place on the screen, or null when none is within reach. */
export function nearestPoint(
  map: Float32Array,
  { scale, offsetX, offsetY }: MapFit,
  at: { x: number; y: number; reachPx: number },
): number | null {
  let best: number | null = null
  let least = at.reachPx * at.reachPx
  for (let i = 0; i < map.length; i += 2) {
    const dx = map[i] * scale + offsetX - at.x
    const dy = map[i + 1] * scale + offsetY - at.y
    const distance = dx * dx + dy * dy
    if (distance > least) continue
    least = distance
    best = i / 2
  }
  return best
}

const gapPx = 14

/** Where a card stands beside a point: to its right and below, on the other side where there is no room, never outside the box. */
export function cardPlace(
  at: { x: number; y: number },
  card: { width: number; height: number },
  box: { width: number; height: number },
): { left: number; top: number } {
  return {
    left: besides(at.x, card.width, box.width),
    top: besides(at.y, card.height, box.height),
  }
}

function besides(at: number, size: number, room: number): number {
  const after = at + gapPx
  return after + size <= room ? after : Math.max(0, at - gapPx - size)
}
