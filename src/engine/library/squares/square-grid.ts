/**
 * Several squares of one region: its square is cut into n x n equal cells, n the least number whose square is enough, and the
 * cells nearest its middle are taken. They never overlap, and cell i of the left cheek mirrors cell i of the right one. A face
 * on which such cells would be too small or too blurred to be kept is cut into fewer, the same number in all its regions.
 */
import type { FaceRegion, Point } from '../../../shared/domain.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'

/** Cells to a side. */
export function cellsPerSide(patchesPerRegion: number): number {
  return Math.ceil(Math.sqrt(patchesPerRegion))
}

export interface SquareDetail {
  /** Width of the smallest square that fits, photo pixels. */
  sidePx: number
  /** Times that each side of the photo was enlarged. */
  enlargement: number
  /** 1 / blur, in pixels of a patch that shows the whole square. */
  sharpness: number
}

/** The most of the wanted cells that the standard thresholds would keep; one, the whole square, if none would be. */
export function cellsWithDetail(wanted: number, { sidePx, enlargement, sharpness }: SquareDetail): number {
  const { minSidePx, minSharpness } = standardThresholds
  for (let n = cellsPerSide(wanted); n > 1; n--)
    if (sidePx / Math.max(1, enlargement) / n >= minSidePx && sharpness / n >= minSharpness)
      return Math.min(wanted, n * n)
  return 1
}

/**
 * Middles of the cells, in sides of the whole square from its centre, upright head: the nearest to the centre first, then rows
 * from the top, then from the nose outwards (on the middle line: from the person's right side).
 */
export function cellOffsets(region: FaceRegion, count: number): Point[] {
  const n = cellsPerSide(count)
  /* The person's left cheek lies on the right of the picture, with the nose to its left. */
  const outwards = region === 'right-cheek' ? -1 : 1
  const cells = Array.from({ length: n * n }, (_, i) => ({
    x: (outwards * ((i % n) - (n - 1) / 2)) / n,
    y: (Math.floor(i / n) - (n - 1) / 2) / n,
  }))
  const distance = ({ x, y }: Point): number => Math.round(1e6 * (x * x + y * y))
  return cells.sort((a, b) => distance(a) - distance(b)).slice(0, count)
}
