/** Photos that are there more than once: byte for byte, or to the eye. */
import { lookDistance, nearDuplicateBits } from './photo-look.ts'

export interface DuplicateCounts {
  /** Photos whose bytes are those of a photo before them. */
  exact: number
  /** Further photos that look like one before them. */
  near: number
}

/** Each photo is compared with all before it that are no duplicates themselves. */
export function countDuplicates(
  photos: readonly { contentHash: string | null; hash: Uint8Array }[],
): DuplicateCounts {
  const counts = { exact: 0, near: 0 }
  const hashes = new Set<string>()
  const looks: Uint8Array[] = []
  for (const { contentHash, hash } of photos) {
    if (contentHash !== null && hashes.has(contentHash)) counts.exact++
    else if (looks.some((look) => lookDistance(look, hash) <= nearDuplicateBits)) counts.near++
    else looks.push(hash)
    if (contentHash !== null) hashes.add(contentHash)
  }
  return counts
}
