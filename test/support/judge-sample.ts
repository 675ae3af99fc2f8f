import type { SpotCheck } from '../../src/shared/contract/curation.ts'
import type { CuratedRun } from './curated-run.ts'

/** Positions of the patches of a sample, in the order in which they are shown. */
export function positionsOf({ items }: SpotCheck): number[] {
  return items.map(({ position }) => position)
}

/** Judges all of a sample: patches of the topic belong, others do not, unless told otherwise. */
export function judgeAll(
  { checker, key, explorer }: CuratedRun,
  topic: number,
  verdictOf = (position: number): 'belongs' | 'does-not' | 'unsure' =>
    explorer.material(key).curated().topics[position] === topic ? 'belongs' : 'does-not',
): SpotCheck {
  const sample = checker.open(key, { topic, wanted: 40 })
  for (const position of positionsOf(sample))
    checker.judge(key, { topic, position, verdict: verdictOf(position) })
  return checker.open(key, { topic, wanted: 40 })
}
