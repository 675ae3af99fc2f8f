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
  const looks = createLookIndex()
  for (const { contentHash, hash } of photos) {
    if (contentHash !== null && hashes.has(contentHash)) counts.exact++
    else if (looks.hasAlike(hash)) counts.near++
    else looks.add(hash)
    if (contentHash !== null) hashes.add(contentHash)
  }
  return counts
}

interface LookIndex {
  hasAlike(hash: Uint8Array): boolean
  add(hash: Uint8Array): void
}

/**
 * Hashes that differ in at most b bits have at least one of b + 1 parts in common (Manku, Jain and Das Sarma, 2007), so only
 * those that share a part are compared: all of them are found, and 100,000 photos need no 5 billion comparisons.
 */
function createLookIndex(): LookIndex {
  const byPart = new Map<number, Uint8Array[]>()
  return {
    hasAlike: (hash) =>
      partsOf(hash).some((part) =>
        byPart.get(part)?.some((look) => lookDistance(look, hash) <= nearDuplicateBits),
      ),
    add(hash) {
      for (const part of partsOf(hash)) {
        const looks = byPart.get(part)
        if (looks) looks.push(hash)
        else byPart.set(part, [hash])
      }
    },
  }
}

const partCount = nearDuplicateBits + 1

/** A number for each part of the hash; different parts never have the same number. */
function partsOf(hash: Uint8Array): number[] {
  const bits = hash.length * 8
  return Array.from({ length: partCount }, (_, part) => {
    const from = Math.floor((part * bits) / partCount)
    const to = Math.floor(((part + 1) * bits) / partCount)
    let value = 0
    for (let at = from; at < to; at++) value = value * 2 + ((hash[at >> 3] >> (at & 7)) & 1)
    return value * partCount + part
  })
}
