/** A seeded sample of row numbers without repetition. */
import { createRng, shuffle } from './rng.ts'

/** All rows when there are no more than `most`, else that many of them; ascending. */
export function sampleRows(rows: number, most: number, seed: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, i) => i)
  if (rows <= most) return all
  shuffle(all, createRng(seed).fork('sample-rows'))
  return all.slice(0, most).sort()
}
