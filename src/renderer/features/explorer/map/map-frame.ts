/**
 * Places of patches on the map's own plane: the layout's positions moved and scaled so that the longer side spans -1 to 1 and
 * shapes are kept; y goes up. Patches without a position lie at `outside`, where nothing is drawn, picked or caught.
 */

export interface MapFrame {
  /** `[n, 2]`, a row a position of the run. */
  places: Float32Array<ArrayBuffer>
  /** How many of them have a place. */
  placed: number
  /** The plane reaches from minus to plus this far. */
  halfWidth: number
  halfHeight: number
  /** From the layout's coordinates, such as those of a topic's middle. */
  place: (x: number, y: number) => { x: number; y: number }
}

/** Far beyond what any camera shows, and still a number that a graphics card can multiply. */
export const outside = 1e9

export function frameMap(x: Float32Array, y: Float32Array): MapFrame {
  let [left, right, bottom, top, placed] = [Infinity, -Infinity, Infinity, -Infinity, 0]
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue
    placed++
    left = Math.min(left, x[i])
    right = Math.max(right, x[i])
    bottom = Math.min(bottom, y[i])
    top = Math.max(top, y[i])
  }
  if (placed === 0) [left, right, bottom, top] = [-1, 1, -1, 1]
  const [centreX, centreY] = [(left + right) / 2, (bottom + top) / 2]
  // One patch, or several at one place, still have a plane around them.
  const halfSide = Math.max(right - left, top - bottom) / 2 || 1
  const places = new Float32Array(2 * x.length).fill(outside)
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue
    places[2 * i] = (x[i] - centreX) / halfSide
    places[2 * i + 1] = (y[i] - centreY) / halfSide
  }
  return {
    places,
    placed,
    halfWidth: (right - left) / 2 / halfSide,
    halfHeight: (top - bottom) / 2 / halfSide,
    place: (layoutX, layoutY) => ({ x: (layoutX - centreX) / halfSide, y: (layoutY - centreY) / halfSide }),
  }
}
