import { setImmediate as turn } from 'node:timers/promises'
import { patchSidePx } from '../../shared/domain.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { measureSkin } from '../library/attributes/measure-skin.ts'
import { addMissingAttributes, patchesLackingAttributes } from '../store/attributes.ts'
import type { Library } from '../store/open-library.ts'
import { patchByteLength, createPixelReader } from '../store/patches.ts'

/** Patches measured between two commits; what was committed before a stop is not done again. */
const batchSize = 64

/**
 * Brings a library that an earlier version filled up to what is measured now, from the stored pixels: the photos are not
 * needed. Returns how many patches lacked something; on a library that lacks nothing it only looks.
 * @throws CheekboneError `cancelled` on request
 */
export async function measureMissingAttributes(
  library: Library,
  { signal, onProgress }: LongWork = {},
): Promise<number> {
  const lacking = patchesLackingAttributes(library)
  const read = createPixelReader(library)
  const pixels = new Uint8Array(patchByteLength)
  for (let from = 0; from < lacking.length; from += batchSize) {
    const batch = lacking.slice(from, from + batchSize)
    const measured = batch.map((id) => {
      read([id], pixels)
      return { id, attributes: measureSkin(pixels, patchSidePx) }
    })
    addMissingAttributes(library, measured)
    onProgress?.({ done: from + batch.length, total: lacking.length })
    await turn()
    throwIfAborted(signal)
  }
  return lacking.length
}
