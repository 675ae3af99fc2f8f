/**
 * Noise that every patch shares: square tiles that repeat without a seam, each a band of scales (a difference of Gaussians),
 * in a few variants. A patch takes each at a shift, mirroring and sign of its own: 2^20 ways to read a band, and no patch has
 * to filter any noise.
 */
import { createRng } from '../../numeric/rng.ts'
import type { Rng } from '../../numeric/rng.ts'
import { smoothTile, standardiseTile } from '../../numeric/tiles.ts'

/** Side of tiles and maps in pixels; a power of two, so that wrapping is a mask. */
export const mapSidePx = 128
const mask = mapSidePx - 1

/** Gaussian widths in map pixels between which each band lies. */
const edgesPx = [0.6, 1.1, 2.1, 4.2, 8.4, 16.8] as const
/** From the finest (about 0.15 to 0.4 mm) to clouds of a few millimetres. */
export type Band = 0 | 1 | 2 | 3 | 4
const variants = 10

export interface NoiseTile {
  /** Mean 0, variance 1 [mapSidePx, mapSidePx]. */
  values: Float32Array
  /** Root mean square of its slope, per pixel. */
  slope: number
}

let atlas: NoiseTile[][] | undefined

/** Tiles by band and variant: the same for every seed and process, made when first asked for. */
export function noiseTiles(): NoiseTile[][] {
  atlas ??= drawTiles(createRng(0x5ca1e))
  return atlas
}

function drawTiles(rng: Rng): NoiseTile[][] {
  const bands: NoiseTile[][] = edgesPx.slice(1).map(() => [])
  for (let variant = 0; variant < variants; variant++) {
    const white = Float32Array.from({ length: mapSidePx * mapSidePx }, () => rng.uniform() - 0.5)
    let fine = smoothTile(white, mapSidePx, edgesPx[0])
    bands.forEach((band, i) => {
      const coarse = smoothTile(fine, mapSidePx, Math.sqrt(edgesPx[i + 1] ** 2 - edgesPx[i] ** 2))
      const values = standardiseTile(fine.map((value, at) => value - coarse[at]))
      band.push({ values, slope: slopeOf(values) })
      fine = coarse
    })
  }
  return bands
}

function slopeOf(values: Float32Array): number {
  let squares = 0
  for (let y = 0; y < mapSidePx; y++)
    for (let x = 0; x < mapSidePx; x++) {
      const here = values[y * mapSidePx + x]
      squares += (values[y * mapSidePx + ((x + 1) & mask)] - here) ** 2
      squares += (values[((y + 1) & mask) * mapSidePx + x] - here) ** 2
    }
  return Math.sqrt(squares / values.length)
}

/** Adds `gain` times noise of a band, variance 1, to a map. */
export function addNoise(map: Float32Array, band: Band, gain: number, rng: Rng): void {
  addTile(map, noiseTiles()[band][rng.integer(variants)].values, rng.uniform() < 0.5 ? gain : -gain, rng)
}

/** Adds relief of a band whose root mean square slope is `slope`. */
export function addRelief(map: Float32Array, band: Band, slope: number, rng: Rng): void {
  addNoise(map, band, slope / noiseTiles()[band][0].slope, rng)
}

function addTile(map: Float32Array, tile: Float32Array, gain: number, rng: Rng): void {
  const shiftX = rng.integer(mapSidePx)
  const shiftY = rng.integer(mapSidePx)
  const placement = rng.integer(4)
  const stepX = placement & 1 ? -1 : 1
  const stepY = placement & 2 ? -1 : 1
  /* Up to `seam` the tile is read on from the shift, beyond it from its other end. */
  const seam = stepX > 0 ? mapSidePx - shiftX : shiftX + 1
  for (let y = 0; y < mapSidePx; y++) {
    const row = ((shiftY + stepY * y) & mask) * mapSidePx
    const out = y * mapSidePx
    let from = row + shiftX
    for (let x = 0; x < seam; x++, from += stepX) map[out + x] += gain * tile[from]
    from = stepX > 0 ? row : row + mapSidePx - 1
    for (let x = seam; x < mapSidePx; x++, from += stepX) map[out + x] += gain * tile[from]
  }
}
