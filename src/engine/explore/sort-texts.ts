import type { Progress } from '../../shared/progress.ts'
import { byCodeUnits } from '../library/photos/scan.ts'

/** Sorted, or merged, in one step. */
const atOnce = 16_384

/** By code units, or as is said, in steps: a million names take most of a second. Pieces are sorted, then merged two by two. */
export function* sortTexts(
  texts: readonly string[],
  compare: (a: string, b: string) => number = byCodeUnits,
): Generator<Progress, string[], void> {
  const total = texts.length
  let sorted: string[] = []
  for (let first = 0; first < total; first += atOnce) {
    for (const text of texts.slice(first, first + atOnce).sort(compare)) sorted.push(text)
    yield { done: sorted.length, total }
  }
  for (let width = atOnce; width < total; width *= 2) {
    const merged: string[] = []
    for (let first = 0; first < total; first += 2 * width) {
      const middle = Math.min(total, first + width)
      const end = Math.min(total, first + 2 * width)
      let [left, right] = [first, middle]
      while (left < middle || right < end) {
        const isLeft = right === end || (left < middle && compare(sorted[left], sorted[right]) <= 0)
        merged.push(sorted[isLeft ? left++ : right++])
        if (merged.length % atOnce === 0) yield { done: merged.length, total }
      }
    }
    sorted = merged
  }
  return sorted
}
