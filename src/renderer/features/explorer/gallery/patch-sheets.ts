/**
 * Pictures of patches, asked for many at a time and kept as they came: a sheet of them is one picture. What is wanted first is asked
 * for first, what is no longer wanted is not asked for, and what was wanted longest ago is let go.
 */
import type { PatchSheet } from '../../../../shared/contract/pictures.ts'

export interface SheetOf<S> {
  sheet: S
  /** Its place in the sheet. */
  index: number
}

export interface PatchSheets<S> {
  /** The picture's place; null until it is there, `'none'` when there is no such picture. */
  find: (patch: number) => SheetOf<S> | 'none' | null
  /**
   * All that is wanted now, the most urgent first; what was wanted before and is not on its way is forgotten. Those after the first
   * `urgent` ones come when nothing else does, so that nobody waits for them.
   */
  want: (patches: readonly number[], urgent?: number) => void
  dispose: () => void
}

export interface PatchSheetOptions<S> {
  ask: (patches: Int32Array) => Promise<PatchSheet>
  /** Makes pixels into something that can be drawn. */
  make: (sheet: PatchSheet) => Promise<S>
  /** Frees what was made. */
  free: (sheet: S) => void
  /** Pictures have come. */
  onArrived: () => void
  onError: (error: unknown) => void
}

/** Of many that are urgent, as when scrolling, so many come in one go. */
export const sheetPatches = 48
/** Of few: those in sight do not wait for those below, nor a topic that is opened for what was fetched ahead before. */
const smallSheetPatches = 16
const mostAtOnce = 3
/** Pictures, 36 kB each: 118 MB. */
const mostHeld = 3200

interface Held<S> {
  sheet: S
  patches: Int32Array
}

export function createPatchSheets<S>(options: PatchSheetOptions<S>): PatchSheets<S> {
  const places = new Map<number, { held: Held<S>; index: number } | 'none'>()
  /** Least lately wanted first. */
  const sheets = new Set<Held<S>>()
  const onTheWay = new Set<number>()
  let heldPatches = 0
  let queue: readonly number[] = []
  /** How many of the queue are urgent. */
  let urgentLeft = 0
  let calls = 0
  let closed = false

  function want(patches: readonly number[], urgent = patches.length): void {
    for (let i = patches.length - 1; i >= 0; i--) {
      const place = places.get(patches[i])
      if (!place || place === 'none') continue
      sheets.delete(place.held)
      sheets.add(place.held)
    }
    const isMissing = (patch: number): boolean => !places.has(patch) && !onTheWay.has(patch)
    queue = patches.filter(isMissing)
    urgentLeft = patches.slice(0, urgent).filter(isMissing).length
    askMore()
  }

  function askMore(): void {
    while (!closed && queue.length > 0 && calls < (urgentLeft > 0 ? mostAtOnce : 1)) {
      const size = urgentLeft > sheetPatches ? sheetPatches : smallSheetPatches
      const patches = Int32Array.from(queue.slice(0, size))
      queue = queue.slice(size)
      urgentLeft = Math.max(0, urgentLeft - size)
      for (const patch of patches) onTheWay.add(patch)
      calls++
      fetchSheet(patches)
        .catch((error: unknown) => {
          // The next wish tries again; until then one word about it is enough.
          queue = []
          options.onError(error)
        })
        .finally(() => {
          calls--
          for (const patch of patches) onTheWay.delete(patch)
          askMore()
        })
    }
  }

  async function fetchSheet(patches: Int32Array): Promise<void> {
    const answer = await options.ask(patches)
    const sheet = await options.make(answer)
    if (closed) return options.free(sheet)
    const held = { sheet, patches }
    sheets.add(held)
    heldPatches += patches.length
    patches.forEach((patch, index) => places.set(patch, answer.found[index] === 1 ? { held, index } : 'none'))
    letGo()
    options.onArrived()
  }

  function letGo(): void {
    for (const held of sheets) {
      if (heldPatches <= mostHeld) return
      sheets.delete(held)
      heldPatches -= held.patches.length
      for (const patch of held.patches) places.delete(patch)
      options.free(held.sheet)
    }
  }

  return {
    find: (patch) => {
      const place = places.get(patch)
      if (!place || place === 'none') return place ?? null
      return { sheet: place.held.sheet, index: place.index }
    },
    want,
    dispose: () => {
      closed = true
      queue = []
      for (const { sheet } of sheets) options.free(sheet)
      sheets.clear()
      places.clear()
    },
  }
}
