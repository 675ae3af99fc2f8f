/** How strongly each patch is drawn, from what is hidden, open, shown in the gallery and marked. */
import type { ValueRange } from '../state/explorer-scene.ts'
import { isWithin } from './scale-range.ts'

export const hiddenState = 0
export const fadedState = 1
export const normalState = 2
export const strongState = 3

export interface StateSources {
  /** Value of the legend of each position; null where the legend has no values. */
  values: Int32Array | null
  hidden: ReadonlySet<number>
  /** Number of each position, NaN where unknown; null where patches are not coloured by one. */
  numbers: Float32Array | null
  /** What lies outside, and what is unknown, is hidden; null for none. */
  range: ValueRange | null
  /** Patches of this value step back, so that the few of which something is known are seen; null for none. */
  stepsBack: number | null
  topics: Int32Array
  openTopic: number | null
  marks: Uint8Array
  anyMarked: boolean
  /** What the gallery shows besides topics, such as the nearest of a patch; null for none. */
  shown: Int32Array | null
}

/** Of fewer than these something is known: they stand out, since dots of a large map are too small to be found. */
const sparseShare = 0.1

function countOthers(values: Int32Array, value: number): number {
  let count = 0
  for (const other of values) if (other !== value) count++
  return count
}

/**
 * Marked patches are strong and all others step back; without marks this holds for what the gallery shows, and for the open
 * topic. While a topic and marks are both there, the topic stays as it is between the two. What the legend hides, entries
 * or what lies outside a range, is hidden, unless it is marked. A value that steps back does so among patches that would be drawn as usual.
 */
export function pointStates(sources: StateSources): Uint8Array<ArrayBuffer> {
  const { values, hidden, numbers, range, stepsBack, topics, openTopic, marks, anyMarked, shown } = sources
  const states = new Uint8Array(topics.length)
  const inTopic = anyMarked ? normalState : strongState
  const elsewhere = anyMarked || openTopic !== null || shown !== null ? fadedState : normalState
  const hides = values !== null && hidden.size > 0
  const isSparse =
    values !== null && stepsBack !== null && countOthers(values, stepsBack) < sparseShare * values.length
  for (let i = 0; i < states.length; i++) {
    if (marks[i] === 1) states[i] = strongState
    else if (hides && hidden.has(values[i])) states[i] = hiddenState
    else if (numbers !== null && range !== null && !isWithin(numbers[i], range)) states[i] = hiddenState
    else {
      const state = openTopic !== null && topics[i] === openTopic ? inTopic : elsewhere
      const isGraded = state === normalState && stepsBack !== null && values !== null
      if (!isGraded) states[i] = state
      else states[i] = values[i] === stepsBack ? fadedState : isSparse ? strongState : normalState
    }
  }
  if (shown !== null && !anyMarked)
    for (const position of shown) if (states[position] !== hiddenState) states[position] = strongState
  return states
}

/** From the back to the front: states that are drawn in one go. */
const passes: readonly (readonly number[])[] = [[hiddenState, fadedState], [normalState], [strongState]]

/** Those of them that there are. */
export function drawnTogether(states: Uint8Array): (readonly number[])[] {
  return passes.filter((pass) => pass.some((state) => states.includes(state)))
}

export function withoutHidden(positions: Int32Array, states: Uint8Array): Int32Array {
  return positions.filter((position) => states[position] !== hiddenState)
}
