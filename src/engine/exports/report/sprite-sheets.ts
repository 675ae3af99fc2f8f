/**
 * Patches travel in strips: many pictures in one WebP, shown through a window that a style rule shifts. One strip of ten
 * takes about a third of the room that ten pictures take.
 */
import sharp from 'sharp'
import { patchSidePx } from '../../../shared/domain.ts'

const patchBytes = patchSidePx * patchSidePx * 3
/** Patches in a strip at most: the style sheet has one rule for each place. */
export const stripLength = 16

export class SpriteSheets {
  readonly #rules: string[] = []

  /**
   * Packs pictures (96 x 96 x 3 bytes each) into strips. Returns the style classes that show each of them; null for a
   * picture that is not of that size, because it was never cut.
   */
  async add(pictures: readonly Uint8Array[]): Promise<(string | null)[]> {
    const whole = pictures.filter((pixels) => pixels.length === patchBytes)
    const classes: string[] = []
    for (let first = 0; first < whole.length; first += stripLength) {
      const strip = whole.slice(first, first + stripLength)
      const name = `z${this.#rules.length}`
      const webp = await encodeStrip(strip)
      this.#rules.push(`.${name}{background-image:url(data:image/webp;base64,${webp.toString('base64')})}`)
      strip.forEach((_, place) => classes.push(`${name} p${place}`))
    }
    let next = 0
    return pictures.map((pixels) => (pixels.length === patchBytes ? classes[next++] : null))
  }

  /** Style rules of all strips so far, and of the places in them. A tile's side is its `--side`. */
  styleRules(): string {
    const places = Array.from(
      { length: stripLength },
      (_, place) => `.p${place}{background-position:calc(var(--side)*-${place}) 0}`,
    )
    return [...places, ...this.#rules].join('\n')
  }
}

/** `strip` side by side. A patch is a whole number of WebP's 16 pixel blocks wide, so only its outermost pixel takes colour from the next. */
function encodeStrip(strip: readonly Uint8Array[]): Promise<Buffer> {
  const width = strip.length * patchSidePx
  const rowBytes = patchSidePx * 3
  const pixels = new Uint8Array(strip.length * patchBytes)
  strip.forEach((patch, place) => {
    for (let row = 0; row < patchSidePx; row += 1) {
      pixels.set(
        patch.subarray(row * rowBytes, (row + 1) * rowBytes),
        (row * width + place * patchSidePx) * 3,
      )
    }
  })
  return sharp(pixels, { raw: { width, height: patchSidePx, channels: 3 } })
    .webp({ quality: 84, effort: 4 })
    .toBuffer()
}
