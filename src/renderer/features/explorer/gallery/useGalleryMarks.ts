import type { Selection } from '../state/selection.ts'
import { indicesBetween } from './gallery-grid.ts'

export interface GalleryMarks {
  /** Marks or unmarks one. */
  toggle(index: number): void
  /**
   * Marks all up to here; what the range held before and does not now is unmarked.
   *
   * @param from where the range begins, unless one goes on
   */
  extend(index: number, from: number): void
  /** The next range begins anew. */
  endRange(): void
  all(): void
}

/** Marking several cells of the gallery: one by one, and as ranges in its order. */
export function useGalleryMarks(selection: Selection, order: () => Int32Array): GalleryMarks {
  let range: { first: number; last: number } | null = null

  function positions({ first, last }: { first: number; last: number }): Int32Array {
    const { from, to } = indicesBetween(first, last)
    return order().subarray(from, to)
  }

  return {
    toggle: (index) => {
      range = null
      selection.toggle(order()[index])
    },
    extend: (index, from) => {
      if (range) selection.remove(positions(range))
      range = { first: range?.first ?? from, last: index }
      selection.add(positions(range))
    },
    endRange: () => {
      range = null
    },
    all: () => selection.replace(order()),
  }
}
