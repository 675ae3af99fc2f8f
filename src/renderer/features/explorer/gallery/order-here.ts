/** The order of the gallery where the page has all it takes: a topic is then on the screen without a word to the engine. */
import type { PatchSet, RunPoints } from '../../../../shared/contract/explore.ts'
import { rankValues } from '../../../../shared/rank-values.ts'
import type { Ordering } from '../state/explorer-scene.ts'

/**
 * As `explore.order` answers. Null where the engine has to be asked: for other measures than the probability, for a search, for a
 * topic that is not known here yet, and for all, which are too many for the time of a frame.
 */
export function orderHere(
  { patchIds, topics, probabilities }: Pick<RunPoints, 'patchIds' | 'topics' | 'probabilities'>,
  of: PatchSet,
  { by, descending }: { by: Ordering; descending: boolean },
): Int32Array | null {
  if (of.kind !== 'topic' || by !== 'probability') return null
  const members = new Int32Array(topics.length)
  let count = 0
  for (let i = 0; i < topics.length; i++)
    if (topics[i] === of.topic && patchIds[i] !== 0) members[count++] = i
  if (count === 0) return null
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) values[i] = probabilities[members[i]]
  return rankValues(values, { descending }).map((at) => members[at])
}
