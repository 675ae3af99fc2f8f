import type { ShownViews } from '../../shared/contract/setup.ts'
import { openRuntime } from '../runtime/index.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { createPixelReader } from '../store/patches.ts'
import { samplePatches } from '../store/shown-patches.ts'
import { showViews, type ViewWishes } from '../training/show-views.ts'

const patchesShown = 4

/** Views of a few patches of different photos; null while the library has none. */
export async function previewViews(library: ReadOnlyLibrary, wishes: ViewWishes): Promise<ShownViews | null> {
  const ids = samplePatches(library, patchesShown)
  if (ids.length === 0) return null
  const readPixels = createPixelReader(library)
  const patches = {
    count: ids.length,
    read: (indices: Int32Array, into: Uint8Array) =>
      readPixels(
        Array.from(indices, (index) => ids[index]),
        into,
      ),
  }
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const rgb = await showViews(patches, wishes, runtime)
  return { patches: ids.length, perPatch: 1 + wishes.views, sidePx: wishes.size, rgb }
}
