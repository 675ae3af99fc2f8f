/** Pictures of rows that are about to be scrolled to, held in memory so that they are there when their cells are. */
import { onScopeDispose } from 'vue'

/** Of 96 x 96 px, decoded: some 50 MB at most. */
const heldPictures = 1200

export interface WarmPictures {
  warm(addresses: Iterable<string>): void
}

export function useWarmPictures(): WarmPictures {
  const held = new Map<string, HTMLImageElement>()
  onScopeDispose(() => held.clear())
  return {
    warm: (addresses) => {
      for (const address of addresses) {
        const picture = held.get(address) ?? load(address)
        // The latest stands last, so that the first is the one that was not near for longest.
        held.delete(address)
        held.set(address, picture)
      }
      for (const oldest of held.keys()) {
        if (held.size <= heldPictures) break
        held.delete(oldest)
      }
    },
  }
}

function load(address: string): HTMLImageElement {
  const picture = new Image()
  picture.src = address
  return picture
}
