import { shallowRef, type Ref } from 'vue'
import type { FolderListing } from '../../../shared/contract/folders.ts'

export interface FolderBrowsing {
  /** Null until something has been listed; what was there stays while the next is asked for. */
  readonly listing: Readonly<Ref<FolderListing | null>>
  readonly error: Readonly<Ref<unknown>>
  /** Another listing is asked for: what is shown is no longer where somebody wants to be. */
  readonly waiting: Readonly<Ref<boolean>>
  /** Null lists the places that may be chosen from. Resolves to whether it is shown: a later wish overtakes an earlier one. */
  show(folder: string | null): Promise<boolean>
  /** From a place that may be chosen from, up leads to the list of places. */
  goUp(): Promise<boolean>
}

/** Where somebody stands among the folders of the engine's machine. */
export function createFolderBrowsing(
  list: (folder: string | null) => Promise<FolderListing>,
): FolderBrowsing {
  const listing = shallowRef<FolderListing | null>(null)
  const error = shallowRef<unknown>(null)
  const waiting = shallowRef(false)
  let asked = 0

  async function show(folder: string | null): Promise<boolean> {
    const mine = ++asked
    waiting.value = true
    try {
      const answer = await list(folder)
      if (mine !== asked) return false
      listing.value = answer
      error.value = null
      return true
    } catch (thrown) {
      if (mine === asked) error.value = thrown
      return false
    } finally {
      if (mine === asked) waiting.value = false
    }
  }

  return { listing, error, waiting, show, goUp: () => show(listing.value?.parent ?? null) }
}

/** Whether the open folder has photos in it, may have some further down, or has nothing at all; null above all folders. */
export function photosWithin(listing: FolderListing | null): 'here' | 'below' | 'none' | null {
  if (listing === null || listing.folder === null) return null
  if (listing.photos > 0) return 'here'
  return listing.folders.length > 0 ? 'below' : 'none'
}

/** Which of `count` entries has the focus after an arrow key; null for any other key. It stops at both ends. */
export function focusAfter(key: string, { at, count }: { at: number; count: number }): number | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0 || count === 0) return null
  return Math.min(count - 1, Math.max(0, at + step))
}
