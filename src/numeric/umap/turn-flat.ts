/**
 * Turns a map so that it is widest from left to right, as screens are: about its mean, its first principal axis becomes x. How a
 * UMAP is turned means nothing. Of the two ways, the one with the longer tail to the right is taken.
 */
import { matrix, type Matrix } from '../matrix.ts'

/** @param places [n, 2] */
export function turnFlat(places: Matrix): Matrix {
  const { data, rows } = places
  let [meanX, meanY] = [0, 0]
  for (let i = 0; i < rows; i++) {
    meanX += data[2 * i] / rows
    meanY += data[2 * i + 1] / rows
  }
  let [xx, xy, yy] = [0, 0, 0]
  for (let i = 0; i < rows; i++) {
    const [x, y] = [data[2 * i] - meanX, data[2 * i + 1] - meanY]
    xx += x * x
    xy += x * y
    yy += y * y
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const turned = matrix(rows, 2)
  let skew = 0
  for (let i = 0; i < rows; i++) {
    const [x, y] = [data[2 * i] - meanX, data[2 * i + 1] - meanY]
    turned.data[2 * i] = cos * x + sin * y
    turned.data[2 * i + 1] = cos * y - sin * x
    skew += turned.data[2 * i] ** 3
  }
  // Half a turn, not a mirror: the map must stay the same map.
  if (skew < 0) turned.data.forEach((value, q) => (turned.data[q] = -value))
  return turned
}
