import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import type { FaceRegion } from '../../../shared/domain.ts'
import { findClearSquare } from './clear-square.ts'
import { measureCovering } from '../skin/covering.ts'
import { cutPatch } from './patches.ts'
import { liesInside, outlinePoints, placeSquare, squareQuad } from './region-square.ts'
import type { RegionSquare } from './region-square.ts'
import { fitSkinModel } from '../skin/skin-model.ts'

const mesh = placedMesh()
const face = { mesh, eyeDistancePx: 100, angle: 0 }

/** Plain skin with something dark over it. */
function photoWith(isCovered: (x: number, y: number) => boolean) {
  const [width, height] = [600, 600]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(isCovered(x, y) ? [25, 25, 28] : [205, 150, 125], (y * width + x) * 3)
  return { data, width, height }
}

function searched(region: FaceRegion, isCovered: (x: number, y: number) => boolean) {
  const photo = photoWith(isCovered)
  const skin = fitSkinModel(photo, face)
  const standard = placeSquare(region, face)
  const found = findClearSquare(photo, { region, face }, { skin, colours: 'darker', standard })
  const shareIn = ({ centre, side }: RegionSquare): number =>
    measureCovering(cutPatch(photo, squareQuad(centre, side, 0)).pixels, 96, {
      model: skin,
      colours: 'darker',
    }).share
  return { standard, found, shareIn }
}

describe('findClearSquare', () => {
  it('moves a square off the rim of glasses and keeps it in its region', () => {
    const { centre, side } = placeSquare('left-cheek', face)
    const rim = centre.y - side / 2 + 2
    const { found, shareIn, standard } = searched('left-cheek', (_, y) => y < rim && y > rim - 8)
    expect(shareIn(standard)).toBeGreaterThan(0.02)
    expect(found).not.toBeNull()
    if (!found) return
    expect(shareIn(found)).toBeLessThan(0.005)
    const outline = outlinePoints('left-cheek', mesh)
    for (const corner of squareQuad(found.centre, found.side * 0.99, 0))
      expect(liesInside(outline, corner)).toBe(true)
    expect(Math.hypot(found.centre.x - centre.x, found.centre.y - centre.y)).toBeLessThan(side / 2)
  })

  it('leaves a square where nothing lies in it', () => {
    const { found, standard } = searched('right-cheek', () => false)
    expect(found?.side).toBeCloseTo(standard.side, 6)
    expect(Math.hypot(found!.centre.x - standard.centre.x, found!.centre.y - standard.centre.y)).toBeLessThan(
      1,
    )
  })

  it('takes a smaller square when no other is clear, and none below what may be kept', () => {
    const { centre, side } = placeSquare('left-cheek', face)
    const gapOf = (share: number) => (x: number) => Math.abs(x - centre.x) > (share * side) / 2
    const narrow = searched('left-cheek', gapOf(0.95)).found
    expect(narrow!.side / side).toBeLessThan(0.95)
    expect(narrow!.fit).toBeGreaterThanOrEqual(0.72)
    expect(searched('left-cheek', gapOf(0.6)).found).toBeNull()
  })
})
