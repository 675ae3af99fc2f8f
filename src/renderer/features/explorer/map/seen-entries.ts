/** What of a colouring is to be seen: by that a picture of the map is explained. */
import type { LegendEntry } from './colouring.ts'
import { hiddenState } from './point-states.ts'

/**
 * Entries of which anything is to be seen, in their order, each with the number of its patches that are. What is marked is seen
 * also where its entry is hidden.
 *
 * @param values of the legend, one a position
 */
export function seenEntries(
  legend: readonly LegendEntry[],
  values: Int32Array,
  states: Uint8Array,
): LegendEntry[] {
  const counts = new Map<number, number>(legend.map(({ value }) => [value, 0]))
  for (let i = 0; i < states.length; i++)
    if (states[i] !== hiddenState) counts.set(values[i], (counts.get(values[i]) ?? 0) + 1)
  return legend.flatMap((entry) => {
    const count = counts.get(entry.value) ?? 0
    return count > 0 ? [{ ...entry, count }] : []
  })
}

/** How many patches without a number are to be seen. */
export function seenUnknown(numbers: Float32Array, states: Uint8Array): number {
  let count = 0
  for (let i = 0; i < states.length; i++) if (states[i] !== hiddenState && Number.isNaN(numbers[i])) count++
  return count
}

export function countHidden(states: Uint8Array): number {
  let count = 0
  for (const state of states) if (state === hiddenState) count++
  return count
}
