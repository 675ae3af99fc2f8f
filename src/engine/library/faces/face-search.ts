/**
 * Where to look for faces in a photo. The finder sees 256 x 256 pixels, so a photo is looked at as a whole first, and again
 * only where that is worth its time:
 *
 *   1. the whole photo, letterboxed;
 *   2. while nothing is certain: from further away (faces that fill the photo), then lying and upside down. A face that stands
 *      on its head is often taken for an upright one, but the mesh network is less certain of it;
 *   3. while no face fills at least a quarter of a window: overlapping windows of half, then a quarter of the photo.
 */
import type { Frame } from '../photos/picture.ts'

/** A face this large in its window: closer looks would only find what is too small beside it. */
const dominantShare = 0.25
/** Windows smaller than this hold no face that could give a patch. */
const minWindowPx = 480

/** `look` says what it sees in one window; the same face may come from several windows. `side` is in photo pixels. */
export async function searchPhoto<Face extends { side: number; certain: boolean }>(
  photo: { width: number; height: number },
  look: (window: Frame) => Promise<Face[]>,
): Promise<Face[]> {
  const whole = wholeFrame(photo)
  const found = await look(whole)
  for (const again of secondLooks(whole)) {
    if (found.some((face) => face.certain)) break
    found.push(...(await look(again)))
  }
  let windowSide = whole.side
  while (!found.some((face) => face.side >= dominantShare * windowSide)) {
    windowSide /= 2
    if (windowSide < minWindowPx || windowSide < whole.side / 4) break
    for (const window of windows(photo, windowSide)) found.push(...(await look(window)))
  }
  return found
}

function wholeFrame(photo: { width: number; height: number }): Frame {
  const side = Math.max(photo.width, photo.height)
  return { centreX: photo.width / 2, centreY: photo.height / 2, side, angle: 0 }
}

function secondLooks(whole: Frame): Frame[] {
  const quarter = Math.PI / 2
  return [
    { ...whole, side: whole.side * 1.6 },
    { ...whole, angle: quarter },
    { ...whole, angle: -quarter },
    { ...whole, angle: 2 * quarter },
  ]
}

/** Square windows of a given side that cover the photo and overlap by at least a third, row by row. */
function windows(photo: { width: number; height: number }, side: number): Frame[] {
  const centresX = spread(photo.width, side)
  return spread(photo.height, side).flatMap((centreY) =>
    centresX.map((centreX) => ({ centreX, centreY, side, angle: 0 })),
  )
}

function spread(length: number, side: number): number[] {
  if (length <= side) return [length / 2]
  const steps = Math.ceil((length - side) / ((side * 2) / 3))
  return Array.from({ length: steps + 1 }, (_, i) => side / 2 + ((length - side) * i) / steps)
}
