import { patchSidePx } from '../../../shared/domain.ts'
import { patchBytes, type PatchSource } from '../patch-source.ts'

/** Some rows of a source, those that `mirrored` marks with left and right exchanged. */
export function mirroredPatches(patches: PatchSource, rows: Int32Array, mirrored: Uint8Array): PatchSource {
  return {
    count: rows.length,
    read(indices, into) {
      patches.read(
        indices.map((index) => rows[index]),
        into,
      )
      indices.forEach((index, i) => {
        if (mirrored[index] === 1) mirror(into.subarray(i * patchBytes, (i + 1) * patchBytes))
      })
    },
  }
}

/** In place: rows of rgb. */
function mirror(pixels: Uint8Array): void {
  for (let y = 0; y < patchSidePx; y++) {
    for (let left = 0; left < patchSidePx / 2; left++) {
      const right = patchSidePx - 1 - left
      for (let channel = 0; channel < 3; channel++) {
        const [a, b] = [3 * (y * patchSidePx + left) + channel, 3 * (y * patchSidePx + right) + channel]
        const held = pixels[a]
        pixels[a] = pixels[b]
        pixels[b] = held
      }
    }
  }
}
