/** The pictures of the gallery, by the engine's own line. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { patchSidePx } from '../../../../shared/domain.ts'
import { asCheekboneError } from '../../../../shared/errors.ts'
import { useEngine } from '../../../composables/useEngine.ts'
import { useNotices } from '../../../composables/useNotices.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { createPatchSheets, type PatchSheets } from './patch-sheets.ts'

export interface GalleryPictures extends Pick<PatchSheets<ImageBitmap>, 'find' | 'want'> {
  /** Counts arrivals: read it to be told. */
  readonly arrived: Readonly<ShallowRef<number>>
}

export function usePatchSheets(): GalleryPictures {
  const engine = useEngine()
  const { key } = useExploredRun()
  const { sayError } = useNotices()
  const arrived = shallowRef(0)
  const { find, want, dispose } = createPatchSheets<ImageBitmap>({
    ask: (patches) => engine.call('pictures.patches', { library: key.library, patches }),
    make: ({ rgb }) => createImageBitmap(imageOf(rgb)),
    free: (sheet) => sheet.close(),
    onArrived: () => arrived.value++,
    // A line that broke is made anew; the run is then read again, and its pictures are asked for again.
    onError: (error) => {
      if (asCheekboneError(error).code !== 'channel-closed') sayError(error)
    },
  })
  onScopeDispose(dispose)
  return { find, want, arrived }
}

/** Pictures below each other. */
function imageOf(rgb: Uint8Array): ImageData {
  const pixels = rgb.length / 3
  const rgba = new Uint32Array(pixels)
  for (let i = 0, from = 0; i < pixels; i++, from += 3)
    rgba[i] = 0xff000000 | (rgb[from + 2] << 16) | (rgb[from + 1] << 8) | rgb[from]
  return new ImageData(new Uint8ClampedArray(rgba.buffer), patchSidePx)
}
